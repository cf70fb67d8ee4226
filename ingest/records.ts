import type { Iso3 } from '../model/iso3.ts';

/** How a figure came to be. */
export type Basis = 'REPORTED' | 'MIRROR' | 'ESTIMATED' | 'ILLUSTRATIVE';

/** Trade as an economy reports it, of which what is only sent on or taken back is a part. */
export type TradeFlow = 'EXPORT' | 'IMPORT' | 'RE_EXPORT' | 'RE_IMPORT';

/** What standing on a list means for those who stand on it. */
export type ListingType = 'SANCTIONS' | 'MILITARY' | 'EXPORT_CONTROL' | 'FORCED_LABOUR' | 'OTHER';

/** What a source may say of a thing. Units are canonical: whole dollars, shares 0..1, ISO dates; `null` where it says nothing. */
export type NodeRecord =
  | {
      readonly kind: 'economy';
      readonly key: Iso3;
      readonly iso2: string | null;
      readonly isoNumeric: string | null;
      readonly name: string;
      readonly region: string | null;
      readonly subregion: string | null;
      readonly intermediateRegion: string | null;
      readonly incomeGroup: string | null;
      readonly latitude: number | null;
      readonly longitude: number | null;
      readonly from: string | null;
      readonly to: string | null;
      readonly successors: readonly Iso3[] | null;
      readonly aggregate: boolean;
    }
  | {
      readonly kind: 'bloc';
      readonly key: string;
      readonly name: string;
      readonly type: string;
      readonly basis: string;
      readonly url: string | null;
    }
  | {
      readonly kind: 'industry';
      readonly key: string;
      readonly economy: Iso3;
      readonly scheme: string;
      readonly code: string;
      readonly name: string | null;
    }
  | {
      readonly kind: 'firm';
      readonly key: string;
      /** Null where a firm is only named by its identifier. */
      readonly name: string | null;
      readonly lei: string | null;
      /** Other names of the firm, former ones among them; what a source never has it leaves out, here and below. */
      readonly aliases?: readonly string[] | null;
      /** The law it is organised under, as ISO 3166-1 or 3166-2 of two letters: `US-DE`. */
      readonly jurisdiction?: string | null;
      readonly legalForm?: string | null;
      readonly category?: string | null;
      readonly status?: string | null;
      /** State of its entry in the register that the source is, such as LAPSED. */
      readonly registrationStatus?: string | null;
      readonly registerAuthority?: string | null;
      readonly registerNumber?: string | null;
      readonly foundedOn?: string | null;
      readonly dissolvedOn?: string | null;
    }
  | {
      readonly kind: 'person';
      readonly key: string;
      readonly name: string | null;
      readonly aliases?: readonly string[] | null;
      /** As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
      readonly birthDate?: string | null;
      readonly nationalities?: readonly Iso3[] | null;
    }
  | { readonly kind: 'body'; readonly key: string; readonly name: string }
  | {
      readonly kind: 'listing';
      readonly key: string;
      readonly name: string;
      readonly authority: string;
      readonly programme: string | null;
      readonly type: ListingType;
      readonly url: string | null;
    }
  | {
      readonly kind: 'agreement';
      readonly key: string;
      readonly name: string;
      readonly type: string | null;
      readonly signedYear: number;
      readonly depth: number | null;
      readonly depthRasch: number | null;
      /** Days from which changes of it hold, in order; a source without changes leaves them out. */
      readonly amendedOn?: readonly string[] | null;
    }
  | {
      /** A sector of a classification, in no economy in particular. */
      readonly kind: 'sector';
      readonly key: string;
      readonly scheme: string;
      readonly code: string;
      readonly name: string | null;
    }
  | {
      readonly kind: 'product';
      readonly key: string;
      readonly name: string;
      readonly level: 'SECTION' | 'CHAPTER' | 'HEADING' | 'SUBHEADING' | 'STAGE' | 'INPUT';
      readonly parent: string | null;
      readonly revision: string;
    };

/** What a source may say of a tie between two things, `start` to `end`. */
export type LinkRecord =
  | {
      readonly kind: 'membership';
      readonly start: Iso3;
      readonly end: string;
      readonly from: string;
      readonly to: string | null;
      readonly degree: number;
      readonly basis: string | null;
    }
  | {
      readonly kind: 'export';
      readonly start: Iso3;
      readonly end: Iso3;
      readonly year: number;
      readonly product: string | null;
      readonly sector: string | null;
      readonly usd: number;
      readonly tonnes: number | null;
      readonly reportedBy: 'EXPORTER' | 'IMPORTER' | null;
      readonly valuation: 'FOB' | 'CIF' | null;
      readonly revision: string | null;
      readonly basis: Basis;
    }
  | {
      readonly kind: 're-export';
      readonly start: Iso3;
      readonly end: Iso3;
      readonly year: number;
      readonly product: string | null;
      readonly usd: number;
      readonly tonnes: number | null;
      readonly reportedBy: 'EXPORTER' | 'IMPORTER';
      readonly valuation: 'FOB' | 'CIF' | null;
      readonly revision: string | null;
      readonly basis: Basis;
    }
  | {
      /** What an economy publishes as all its trade with the world: `start` and `end` are both the economy, for the world is no partner. */
      readonly kind: 'trade-total';
      readonly start: Iso3;
      readonly end: Iso3;
      readonly year: number;
      readonly flow: TradeFlow;
      readonly product: string | null;
      readonly usd: number;
      readonly revision: string | null;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'investment';
      readonly start: Iso3;
      readonly end: Iso3;
      readonly year: number;
      readonly measure: 'FLOW' | 'STOCK';
      readonly reportedBy: 'ORIGIN' | 'HOST';
      /** Whose economy the start is: of the investor next to the firm, or of the one who controls that investor in the end. */
      readonly investor: 'IMMEDIATE' | 'ULTIMATE';
      readonly sector: string | null;
      readonly usd: number;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'accession';
      readonly start: Iso3;
      readonly end: string;
      readonly from: string | null;
      readonly to: string | null;
      readonly precision: 'DAY' | 'YEAR';
      readonly entryType: 'BASE_TREATY' | 'ACCESSION' | 'CONSOLIDATED';
      /** Null where an economy joined at a time of which the year of signature is not told. */
      readonly signedYear: number | null;
      readonly side: number | null;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'vote';
      readonly start: Iso3;
      readonly end: string;
      readonly year: number;
      readonly idealPoint: number;
      readonly series: 'ALL' | 'FINAL_PASSAGE';
      readonly basis: Basis;
    }
  | {
      readonly kind: 'industry-supply';
      readonly start: string;
      readonly end: string;
      readonly year: number;
      readonly usd: number;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'final-demand';
      readonly start: string;
      readonly end: Iso3;
      readonly year: number;
      readonly category: string;
      readonly usd: number;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'production';
      readonly start: Iso3;
      readonly end: string;
      readonly year: number;
      /** Null where emissions are all that the source says of the industry. */
      readonly outputUsd: number | null;
      readonly valueAddedUsd: number | null;
      readonly co2Kt: number | null;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'firm-supply';
      readonly start: string;
      readonly end: string;
      readonly year: number;
      readonly product: string | null;
      readonly usd: number | null;
      readonly basis: Basis;
    }
  | {
      /** An `indirect-holding` is held through others whose holdings are stated too: it says again what they come to. */
      readonly kind: 'holding' | 'indirect-holding';
      readonly start: string;
      readonly end: string;
      readonly interest: 'ECONOMIC' | 'VOTING' | 'CONTROL';
      readonly exactShare: number | null;
      readonly minShare: number | null;
      readonly maxShare: number | null;
      /** The share is more than `minShare`, and less than `maxShare`. */
      readonly minExclusive?: boolean | null;
      readonly maxExclusive?: boolean | null;
      /** The interest as the source words it. */
      readonly subtype?: string | null;
      readonly directness?: 'DIRECT' | 'INDIRECT' | null;
      readonly from: string | null;
      readonly to: string | null;
      readonly status?: string | null;
      readonly registrationStatus?: string | null;
      readonly statement?: string | null;
      readonly basis: Basis;
    }
  | {
      /** That a holder of a firm is not disclosed: `start` and `end` are both the firm, for no holder is made up. */
      readonly kind: 'undisclosed-holder';
      readonly start: string;
      readonly end: string;
      readonly category: string | null;
      readonly reason: string | null;
      readonly detail: string | null;
      readonly interest: 'ECONOMIC' | 'VOTING' | 'CONTROL' | null;
      readonly exactShare: number | null;
      readonly minShare: number | null;
      readonly maxShare: number | null;
      readonly minExclusive: boolean | null;
      readonly maxExclusive: boolean | null;
      readonly from: string | null;
      readonly to: string | null;
      readonly statement: string | null;
      readonly basis: Basis;
    }
  | {
      /** A relation between parties that is no holding: a fund and its manager, a director, a relative. */
      readonly kind: 'relation';
      readonly start: string;
      readonly end: string;
      readonly type: string;
      readonly role: string | null;
      readonly from: string | null;
      readonly to: string | null;
      readonly status: string | null;
      readonly registrationStatus: string | null;
      readonly statement: string | null;
      readonly basis: Basis;
    }
  | {
      /** That two parties are one. What either is stated to be stays with it. */
      readonly kind: 'same-as';
      readonly start: string;
      readonly end: string;
      /** Probability that they are, 0..1. */
      readonly weight: number | null;
      readonly method: string | null;
      readonly author: string;
      readonly reason: string | null;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'seat';
      readonly start: string;
      readonly end: Iso3;
      readonly role?: 'JURISDICTION' | 'HEADQUARTERS' | null;
      readonly from: string | null;
      readonly to: string | null;
      /** Where there it is, as written, and in degrees; a source without places leaves them out. */
      readonly address?: string | null;
      readonly latitude?: number | null;
      readonly longitude?: number | null;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'activity';
      readonly start: string;
      readonly end: string;
      readonly year: number;
      readonly revenueUsd: number | null;
      readonly purchasesUsd: number | null;
      readonly basis: Basis;
    }
  | {
      /** By who or what makes it: a party, or all that is in an economy. */
      readonly kind: 'party-product' | 'economy-product';
      readonly start: string;
      readonly end: string;
      /** Of all that is made of it. */
      readonly share: number | null;
      readonly isNegligible: boolean;
      readonly basis: Basis;
    }
  | { readonly kind: 'product-input'; readonly start: string; readonly end: string; readonly basis: Basis }
  | {
      readonly kind: 'correspondence';
      readonly start: string;
      readonly end: string;
      readonly weight: number;
      readonly basis: Basis;
    }
  | {
      /** By what stands on the list: a party, an economy or an industry, which have keys of their own. */
      readonly kind: 'listed-party' | 'listed-economy' | 'listed-industry';
      readonly start: string;
      readonly end: string;
      readonly from: string | null;
      readonly to: string | null;
      /** The part that the listing is about, such as a region of the economy; null where it is the whole. */
      readonly scope: string | null;
      readonly status: string | null;
      readonly reason: string | null;
      readonly article: string | null;
      readonly url: string | null;
      /** The source's own id of the statement, where it has one. */
      readonly statement?: string | null;
      readonly basis: Basis;
    };

export type IngestRecord = NodeRecord | LinkRecord;
