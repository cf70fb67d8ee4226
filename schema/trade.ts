import {
  loadTradePartners,
  type TradePartner as PartnerOfAnswer,
  type TradePartners,
} from '../answers/partner-figures.ts';
import { builder } from './builder.ts';
import { connectionType, type Page, pageCost, pageOf } from './connection.ts';
import { Economy } from './economy.ts';
import { Assumption } from './finding.ts';
import { Figure, figureProvenance, partnerArguments } from './partner-figure.ts';

const TradePartner = builder.objectRef<PartnerOfAnswer>('TradePartner').implement({
  description: 'What an economy sells to a partner, or buys from it, in a year.',
  fields: (t) => ({
    partner: t.field({
      type: Economy,
      description: 'The partner; the rest of the world is one, sums such as the EU are not.',
      resolve: ({ key }) => key,
    }),
    usd: t.expose('usd', { type: 'Usd', description: 'All goods together, US dollars of the year.' }),
    share: t.expose('share', {
      type: 'Share',
      nullable: true,
      description: 'Share of the trade with all partners in the same direction and dataset.',
    }),
    ...figureProvenance(t),
    others: t.field({
      type: [Figure],
      description: 'What other datasets state of the same trade in the same year; they are never added up.',
      resolve: ({ others }) => [...others],
    }),
  }),
});

type TradePage = Page<PartnerOfAnswer> & Omit<TradePartners, 'partners'>;

const TradeConnection = connectionType<TradePage>('Trade', TradePartner as never, 'trading partners');

builder.objectFields(TradeConnection, (t) => ({
  year: t.expose('used', { type: 'Year', description: 'Year of the figures: the nearest to the one asked.' }),
  yearAsked: t.expose('asked', { type: 'Year', description: 'Year of the question.' }),
  totalUsd: t.expose('totalUsd', {
    type: 'Usd',
    description: 'Trade with all partners, listed here or not, US dollars: what shares are of.',
  }),
  assumptions: t.field({
    type: [Assumption],
    description: 'What is taken for granted, another year than the one asked included.',
    resolve: ({ assumptions }) => [...assumptions],
  }),
}));

function tradeField(direction: 'INWARD' | 'OUTWARD', description: string) {
  builder.objectField(Economy, direction === 'OUTWARD' ? 'exports' : 'imports', (t) =>
    t.loadable({
      type: TradeConnection,
      nullable: true,
      description: `${description} Null, with NOT_FOUND, where no trade is known within three years.`,
      args: partnerArguments,
      complexity: pageCost,
      byPath: true, // one batch for all economies at this place of the query
      load: async (economies: string[], { graph }, { year, partners, dataset, ...page }) => {
        const question = { economies, direction, year, dataset: dataset ?? null, partners: partners ?? null };
        const trade = await loadTradePartners(graph, question);
        return trade.map(({ partners: all, ...rest }) => ({ ...rest, ...pageOf(all, page) }));
      },
      resolve: ({ key }) => key,
    }),
  );
}

tradeField('OUTWARD', 'Goods sold to each partner in a year, largest first.');
tradeField('INWARD', 'Goods bought from each partner in a year, as the partners’ exports, largest first.');
