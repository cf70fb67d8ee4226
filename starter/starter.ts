import { fileURLToPath } from 'node:url';
import type { Provenance, Settings } from '../ingest/source.ts';

/** One load of the starter: a source, its files in this folder, and who stands behind the figures. */
export interface StarterLoad {
  readonly source: string;
  readonly dataset: string;
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly provenance: Partial<Provenance>;
}

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** What names economies and blocs: loaded before the first figures, whoever's they are. */
export const reference: readonly StarterLoad[] = [
  {
    source: 'economies',
    dataset: 'iso-3166',
    paths: ['economies.csv', 'income-groups.csv', 'centroids.csv', 'dissolved.csv', 'aggregates.csv'].map(file),
    settings: {},
    provenance: {
      licence: 'Codes and regions: public-domain tabulation (PDDL); income groups: World Bank, CC BY 4.0',
      redistribution: 'UNKNOWN',
      citation: 'ISO 3166; UN Statistics Division, M49; World Bank country and lending groups; UNCTAD (central points)',
      edition: 'ISO 3166-1 and -3 as of 2024; income groups of fiscal year 2022',
    },
  },
  {
    source: 'blocs',
    dataset: 'isthmus-blocs',
    paths: ['blocs.csv', 'memberships.csv'].map(file),
    settings: {},
    provenance: { edition: '2026-11' },
  },
];

/** Public figures, re-tabulated by `make.ts`, and an invented chain of firms. */
export const figures: readonly StarterLoad[] = [
  {
    source: 'mrio',
    dataset: 'wiod-2013-8-sectors',
    paths: ['wiod8-2011.csv.gz', 'wiod8-sectors.csv'].map(file),
    settings: { year: '2011', unit: 'million-usd', scheme: 'wiod8' },
    provenance: {
      title: 'World Input-Output Table 2011, 41 economies, 35 industries summed to 8 groups',
      publisher: 'World Input-Output Database',
      home: 'https://www.rug.nl/ggdc/valuechain/wiod/',
      licence: 'Free of charge with citation',
      redistribution: 'UNKNOWN',
      citation:
        'Timmer, Dietzenbacher, Los, Stehrer & de Vries (2015), An Illustrated User Guide to the World Input–Output Database: the Case of Global Automotive Production, Review of International Economics 23: 575–605',
      edition: 'Release 2013',
    },
  },
  {
    source: 'emissions',
    dataset: 'emissions-2011-8-sectors',
    paths: ['emissions-2011.csv'].map(file),
    settings: { scheme: 'wiod8' },
    provenance: {
      title: 'Carbon dioxide emitted by the 8 groups of industries of the table of 2011, households left out',
      publisher: 'European Commission, Joint Research Centre',
      home: 'https://joint-research-centre.ec.europa.eu/',
      licence: 'CC BY 4.0, by the reuse policy of the European Commission',
      redistribution: 'OPEN',
      citation:
        'Corsatea, Lindner, Arto, Román, Rueda-Cantuche, Velázquez Afonso, Amores & Neuwahl (2019), World Input-Output Database Environmental Accounts: Update 2000–2016, Publications Office of the European Union; industries of ISIC 4 summed to the groups, Switzerland, Croatia and Norway added to the rest of the world',
      edition: 'July 2019',
    },
  },
  {
    source: 'trade',
    dataset: 'trade-2008-2012',
    paths: ['trade-2008.csv.gz', 'trade-2012.csv.gz'].map(file),
    settings: { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' },
    provenance: {
      title: 'Bilateral exports of goods, 2008 and 2012',
      publisher: 'UN Comtrade, as tabulated with the World Bank’s Deep Trade Agreements database',
      home: 'https://comtradeplus.un.org/',
      licence:
        'Figures: UN Comtrade, use with citation, see its policy on re-dissemination. Tabulation: MIT (R package penppml)',
      // The policy is about what one fetches from UN Comtrade; whether it reaches totals that others published is not settled.
      redistribution: 'UNKNOWN',
      citation:
        'UN Comtrade; Mattoo, Rocha & Ruta (2020), Handbook of Deep Trade Agreements, World Bank; as tabulated in the R package penppml',
      edition: 'penppml 2023',
    },
  },
  {
    source: 'unctad-fdi',
    dataset: 'unctad-fdi-2008-2012',
    paths: ['fdi.csv.gz'].map(file),
    settings: {},
    provenance: {
      title:
        'Bilateral flows of direct investment, 2008 to 2012, as origin and host each report them; a zero is not a statement',
      licence: 'None stated; UNCTAD asks to be cited',
      redistribution: 'UNKNOWN',
      citation: 'UNCTAD, Bilateral FDI Statistics 2014',
      edition: '2014, flows to 2012',
    },
  },
  {
    source: 'ideal-points',
    dataset: 'ideal-points',
    paths: ['ideal-points.csv.gz'].map(file),
    settings: {},
    provenance: { edition: 'July 2025, years 2008 to 2012' },
  },
  {
    source: 'desta',
    dataset: 'desta',
    paths: ['treaties.csv.gz', 'treaty-depth.csv'].map(file),
    settings: {},
    provenance: { edition: 'Version 2.03, without Kosovo' },
  },
  {
    source: 'chain',
    dataset: 'invented-chain',
    paths: ['firms.csv', 'holdings.csv', 'supplies.csv'].map(file),
    settings: { basis: 'ILLUSTRATIVE' },
    provenance: {
      title: 'A chain of invented firms, to show how answers come about',
      publisher: 'Isthmus',
      licence: 'Apache-2.0',
      redistribution: 'OPEN',
      citation: 'Invented; it says nothing of the world',
    },
  },
];
