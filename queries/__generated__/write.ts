// Written by `npm run codegen` from the headers of the .cypher files. Edit those.
import { statement } from '../statement.ts';

/** Economies that are party to agreements, and from when to when. */
export const createAccessions = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      precision: readonly string[];
      entryType: readonly string[];
      signedYear: readonly (number | null)[];
      side: readonly (number | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-accessions');

/** The industry in which a firm earns its revenue. */
export const createActivities = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      revenueUsd: readonly (number | null)[];
      purchasesUsd: readonly (number | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-activities');

/** Which sectors of another classification a sector is part of. */
export const createCorrespondences = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      weight: readonly number[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-correspondences');

/** What is made in an economy. */
export const createEconomyProducts = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      share: readonly (number | null)[];
      isNegligible: readonly boolean[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-economy-products');

/** Exports of one economy to another in a year. */
export const createExports = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      product: readonly (string | null)[];
      sector: readonly (string | null)[];
      usd: readonly number[];
      tonnes: readonly (number | null)[];
      reportedBy: readonly (string | null)[];
      valuation: readonly (string | null)[];
      revision: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-exports');

/** Sales of an industry to the final users of an economy. */
export const createFinalDemands = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      category: readonly string[];
      usd: readonly number[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-final-demands');

/** Sales of one firm to another in a year. */
export const createFirmSupplies = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      product: readonly (string | null)[];
      usd: readonly (number | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-firm-supplies');

/** Holdings of a party in a firm. */
export const createHoldings = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      interest: readonly string[];
      exactShare: readonly (number | null)[];
      minShare: readonly (number | null)[];
      maxShare: readonly (number | null)[];
      minExclusive: readonly (boolean | null)[];
      maxExclusive: readonly (boolean | null)[];
      subtype: readonly (string | null)[];
      directness: readonly (string | null)[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      status: readonly (string | null)[];
      registrationStatus: readonly (string | null)[];
      statement: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-holdings');

/** What a party holds in a firm through others, where the links between are stated too. */
export const createIndirectHoldings = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      interest: readonly string[];
      exactShare: readonly (number | null)[];
      minShare: readonly (number | null)[];
      maxShare: readonly (number | null)[];
      minExclusive: readonly (boolean | null)[];
      maxExclusive: readonly (boolean | null)[];
      subtype: readonly (string | null)[];
      directness: readonly (string | null)[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      status: readonly (string | null)[];
      registrationStatus: readonly (string | null)[];
      statement: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-indirect-holdings');

/** Sales of one industry to another in a year, from an input-output table. */
export const createIndustrySupplies = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      usd: readonly number[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-industry-supplies');

/** Direct investment of one economy in another in a year, as one of the two reported it. */
export const createInvestments = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      measure: readonly string[];
      reportedBy: readonly string[];
      investor: readonly string[];
      sector: readonly (string | null)[];
      usd: readonly number[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-investments');

/** That an economy, or a part of one, stands on a list. */
export const createListedEconomies = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      scope: readonly (string | null)[];
      status: readonly (string | null)[];
      reason: readonly (string | null)[];
      article: readonly (string | null)[];
      url: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-listed-economies');

/** That an industry, or some of its goods, stands on a list. */
export const createListedIndustries = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      scope: readonly (string | null)[];
      status: readonly (string | null)[];
      reason: readonly (string | null)[];
      article: readonly (string | null)[];
      url: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-listed-industries');

/** That a party stands on a list. */
export const createListedParties = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      scope: readonly (string | null)[];
      status: readonly (string | null)[];
      reason: readonly (string | null)[];
      article: readonly (string | null)[];
      url: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-listed-parties');

/** Spells of membership of economies in blocs. */
export const createMemberships = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      from: readonly string[];
      to: readonly (string | null)[];
      degree: readonly number[];
      basis: readonly (string | null)[];
    }[];
  },
  {
    written: number;
  }
>('write/create-memberships');

/** What a party makes. */
export const createPartyProducts = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      share: readonly (number | null)[];
      isNegligible: readonly boolean[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-party-products');

/** What a product goes into. */
export const createProductInputs = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-product-inputs');

/** Gross output of an industry of an economy. */
export const createProductions = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      outputUsd: readonly (number | null)[];
      valueAddedUsd: readonly (number | null)[];
      co2Kt: readonly (number | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-productions');

/** Goods that only passed through the economy that sells them, or that the buyer takes back, in a year. */
export const createReExports = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      product: readonly (string | null)[];
      usd: readonly number[];
      tonnes: readonly (number | null)[];
      reportedBy: readonly string[];
      valuation: readonly (string | null)[];
      revision: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-re-exports');

/** Relations of a party to another that are no holding. */
export const createRelations = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      type: readonly string[];
      role: readonly (string | null)[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      status: readonly (string | null)[];
      registrationStatus: readonly (string | null)[];
      statement: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-relations');

/** That two parties are the same. */
export const createSameAs = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      weight: readonly (number | null)[];
      method: readonly (string | null)[];
      author: readonly string[];
      reason: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-same-as');

/** The economy in which a party has its seat. */
export const createSeats = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      role: readonly (string | null)[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      address: readonly (string | null)[];
      latitude: readonly (number | null)[];
      longitude: readonly (number | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-seats');

/** All trade of an economy with the world in a year, as it publishes it, tied to the economy itself: never a tie between economies. */
export const createTradeTotals = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      flow: readonly string[];
      product: readonly (string | null)[];
      usd: readonly number[];
      revision: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-trade-totals');

/** That a holder of a firm is not disclosed, tied to the firm itself. */
export const createUndisclosedHolders = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      category: readonly (string | null)[];
      reason: readonly (string | null)[];
      detail: readonly (string | null)[];
      interest: readonly (string | null)[];
      exactShare: readonly (number | null)[];
      minShare: readonly (number | null)[];
      maxShare: readonly (number | null)[];
      minExclusive: readonly (boolean | null)[];
      maxExclusive: readonly (boolean | null)[];
      from: readonly (string | null)[];
      to: readonly (string | null)[];
      statement: readonly (string | null)[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-undisclosed-holders');

/** Where an economy stands in the votes of a body in a year. */
export const createVotes = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      end: readonly string[];
      id: readonly string[];
      record: readonly string[];
      year: readonly number[];
      idealPoint: readonly number[];
      series: readonly string[];
      basis: readonly string[];
    }[];
  },
  {
    written: number;
  }
>('write/create-votes');

/** Leaves nodes that a dataset described, and that statements of others are tied to, as nobody's: the next to name them describes them. */
export const disownNodes = statement<
  {
    dataset: string;
  },
  {
    disowned: number;
  }
>('write/disown-nodes');

/** Removes economies that nobody describes any more and that nothing is tied to. */
export const dropBareEconomies = statement<
  Record<string, never>,
  {
    dropped: number;
  }
>('write/drop-bare-economies');

/** Removes industries that nobody describes any more and that nothing is tied to. */
export const dropBareIndustries = statement<
  Record<string, never>,
  {
    dropped: number;
  }
>('write/drop-bare-industries');

/** Removes the marks of the loads of a dataset that have ended. */
export const endLoad = statement<
  {
    dataset: string;
  },
  {
    ended: number;
  }
>('write/end-load');

/** Takes back what a dataset said of economies that statements of others are tied to: such an economy is its code alone. */
export const forgetEconomies = statement<
  {
    dataset: string;
  },
  {
    forgotten: number;
  }
>('write/forget-economies');

/** Marks how far a load that writes in steps has come. */
export const markLoad = statement<
  {
    key: string;
    dataset: string;
    spool: string;
    applied: number;
    ending: string;
  },
  {
    key: string;
  }
>('write/mark-load');

/** Removes the description of a dataset that says nothing any more. */
export const removeDataset = statement<
  {
    dataset: string;
  },
  {
    removed: number;
  }
>('write/remove-dataset');

/** Takes back what a dataset no longer says: economies that are party to agreements. */
export const retireAccessions = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-accessions');

/** Takes back what a dataset no longer says: the industry in which a firm earns its revenue. */
export const retireActivities = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-activities');

/** Takes back agreements that a dataset no longer names and that nothing else is tied to. */
export const retireAgreements = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-agreements');

/** Takes back blocs that a dataset no longer names and that nothing else is tied to. */
export const retireBlocs = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-blocs');

/** Takes back bodies that a dataset no longer names and that nothing else is tied to. */
export const retireBodies = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-bodies');

/** Takes back what a dataset no longer says: which sectors of another classification a sector is part of. */
export const retireCorrespondences = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-correspondences');

/** Takes back economies that a dataset no longer names and that nothing else is tied to. */
export const retireEconomies = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-economies');

/** Takes back what a dataset no longer says: what is made in an economy. */
export const retireEconomyProducts = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-economy-products');

/** Takes back what a dataset no longer says: exports of one economy to another in a year. */
export const retireExports = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-exports');

/** Takes back what a dataset no longer says: sales of an industry to the final users of an economy. */
export const retireFinalDemands = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-final-demands');

/** Takes back what a dataset no longer says: sales of one firm to another in a year. */
export const retireFirmSupplies = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-firm-supplies');

/** Takes back firms that a dataset no longer names and that nothing else is tied to. */
export const retireFirms = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-firms');

/** Takes back what a dataset no longer says: holdings of a party in a firm. */
export const retireHoldings = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-holdings');

/** Takes back what a dataset no longer says: what a party holds in a firm through others, where the links between are stated too. */
export const retireIndirectHoldings = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-indirect-holdings');

/** Takes back industries that a dataset no longer names and that nothing else is tied to. */
export const retireIndustries = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-industries');

/** Takes back what a dataset no longer says: sales of one industry to another in a year, from an input-output table. */
export const retireIndustrySupplies = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-industry-supplies');

/** Takes back what a dataset no longer says: direct investment of one economy in another in a year, as one of them reported it. */
export const retireInvestments = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-investments');

/** Takes back what a dataset no longer says: that an economy, or a part of one, stands on a list. */
export const retireListedEconomies = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-listed-economies');

/** Takes back what a dataset no longer says: that an industry, or some of its goods, stands on a list. */
export const retireListedIndustries = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-listed-industries');

/** Takes back what a dataset no longer says: that a party stands on a list. */
export const retireListedParties = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-listed-parties');

/** Takes back lists that a dataset no longer names and that nothing else is tied to. */
export const retireListings = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-listings');

/** Takes back what a dataset no longer says: spells of membership of economies in blocs. */
export const retireMemberships = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-memberships');

/** Takes back what a dataset no longer says: what a party makes. */
export const retirePartyProducts = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-party-products');

/** Takes back persons that a dataset no longer names and that nothing else is tied to. */
export const retirePersons = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-persons');

/** Takes back what a dataset no longer says: what a product goes into. */
export const retireProductInputs = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-product-inputs');

/** Takes back what a dataset no longer says: gross output of an industry of an economy. */
export const retireProductions = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-productions');

/** Takes back products that a dataset no longer names and that nothing else is tied to. */
export const retireProducts = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-products');

/** Takes back what a dataset no longer says: re-exports and re-imports between two economies in a year. */
export const retireReExports = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-re-exports');

/** Takes back what a dataset no longer says: relations of a party to another that are no holding. */
export const retireRelations = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-relations');

/** Takes back what a dataset no longer says: that two parties are the same. */
export const retireSameAs = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-same-as');

/** Takes back what a dataset no longer says: the economy in which a party has its seat. */
export const retireSeats = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-seats');

/** Takes back sectors that a dataset no longer names and that nothing else is tied to. */
export const retireSectors = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    retired: number;
  }
>('write/retire-sectors');

/** Takes back what a dataset no longer says: all trade of an economy with the world in a year. */
export const retireTradeTotals = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-trade-totals');

/** Takes back what a dataset no longer says: that a holder of a firm is not disclosed, tied to the firm itself. */
export const retireUndisclosedHolders = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-undisclosed-holders');

/** Takes back what a dataset no longer says: where an economy stands in the votes of a body in a year. */
export const retireVotes = statement<
  {
    dataset: string;
    rows: readonly {
      start: string;
      ids: readonly string[];
    }[];
  },
  {
    retired: number;
  }
>('write/retire-votes');

/** Takes the turn to write for a transaction: every other load waits until this one has ended. */
export const takeTurn = statement<
  Record<string, never>,
  {
    key: string;
  }
>('write/take-turn');

/** Agreements between economies. */
export const writeAgreements = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      name: string;
      type: string | null;
      signedYear: number;
      depth: number | null;
      depthRasch: number | null;
      amendedOn: readonly string[] | null;
    }[];
  },
  {
    written: number;
  }
>('write/write-agreements');

/** Blocs with the instrument or definition they rest on. */
export const writeBlocs = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      name: string;
      type: string;
      basis: string;
      url: string | null;
    }[];
  },
  {
    written: number;
  }
>('write/write-blocs');

/** Bodies in which economies vote. */
export const writeBodies = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      name: string;
    }[];
  },
  {
    written: number;
  }
>('write/write-bodies');

/** A dataset with who stands behind it, its terms of use and the editions loaded so far. */
export const writeDataset = statement<
  {
    dataset: string;
    source: string;
    title: string;
    publisher: string | null;
    home: string | null;
    licence: string | null;
    redistribution: string;
    citation: string | null;
    edition: string | null;
    sha256: string;
    files: readonly string[];
    years: readonly number[];
    rows: number;
    records: number;
    rejected: number;
    illustrative: boolean;
    starter: boolean;
    loadedAt: string;
    loads: readonly string[];
    kinds: readonly string[];
    touches: readonly string[];
  },
  {
    dataset: string;
  }
>('write/write-dataset');

/** Economies as a reference list describes them; what another dataset says of an economy is left alone. */
export const writeEconomies = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      iso2: string | null;
      isoNumeric: string | null;
      name: string | null;
      region: string | null;
      subregion: string | null;
      intermediateRegion: string | null;
      incomeGroup: string | null;
      latitude: number | null;
      longitude: number | null;
      from: string | null;
      to: string | null;
      successors: readonly string[] | null;
      aggregate: boolean;
    }[];
  },
  {
    written: number;
  }
>('write/write-economies');

/** Firms as a register or a disclosure names them. */
export const writeFirms = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      name: string | null;
      lei: string | null;
      aliases: readonly string[] | null;
      jurisdiction: string | null;
      legalForm: string | null;
      category: string | null;
      status: string | null;
      registrationStatus: string | null;
      registerAuthority: string | null;
      registerNumber: string | null;
      foundedOn: string | null;
      dissolvedOn: string | null;
    }[];
  },
  {
    written: number;
  }
>('write/write-firms');

/** Industries: one sector of one economy in one classification. */
export const writeIndustries = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      economy: string;
      scheme: string;
      code: string;
      name: string | null;
    }[];
  },
  {
    written: number;
  }
>('write/write-industries');

/** Lists of parties, economies and industries that an authority keeps. */
export const writeListings = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      name: string;
      authority: string;
      programme: string | null;
      type: string;
      url: string | null;
    }[];
  },
  {
    written: number;
  }
>('write/write-listings');

/** Persons as a register or a disclosure names them. */
export const writePersons = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      name: string | null;
      aliases: readonly string[] | null;
      birthDate: string | null;
      nationalities: readonly string[] | null;
    }[];
  },
  {
    written: number;
  }
>('write/write-persons');

/** Goods of the Harmonized System: sections, chapters, headings and subheadings. */
export const writeProducts = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      name: string;
      level: string;
      parent: string | null;
      revision: string;
    }[];
  },
  {
    written: number;
  }
>('write/write-products');

/** Sectors of a classification, in no economy in particular. */
export const writeSectors = statement<
  {
    dataset: string;
    rows: readonly {
      key: string;
      record: string;
      scheme: string;
      code: string;
      name: string | null;
    }[];
  },
  {
    written: number;
  }
>('write/write-sectors');
