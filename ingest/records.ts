import type { Iso3 } from '../model/iso3.ts';

/** How a figure came to be. */
export type Basis = 'REPORTED' | 'MIRROR' | 'ESTIMATED' | 'ILLUSTRATIVE';

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
      readonly name: string;
      readonly lei: string | null;
      /** Other names of the firm, former ones among them; a source without any leaves it out. */
      readonly aliases?: readonly string[] | null;
    }
  | { readonly kind: 'person'; readonly key: string; readonly name: string }
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
      readonly signedYear: number;
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
      readonly kind: 'holding';
      readonly start: string;
      readonly end: string;
      readonly interest: 'ECONOMIC' | 'VOTING' | 'CONTROL';
      readonly exactShare: number | null;
      readonly minShare: number | null;
      readonly maxShare: number | null;
      readonly from: string | null;
      readonly to: string | null;
      readonly basis: Basis;
    }
  | {
      readonly kind: 'seat';
      readonly start: string;
      readonly end: Iso3;
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
      readonly basis: Basis;
    };

export type IngestRecord = NodeRecord | LinkRecord;
