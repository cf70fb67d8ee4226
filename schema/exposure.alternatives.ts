import type {
  Alternative as AlternativeOfAnswer,
  AlternativeSupplier as SupplierOfAnswer,
} from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { perItem } from './connection.ts';
import { Exposure } from './exposure.ts';
import { limited } from './limited.ts';
import { supplyNode } from './supply-node.ts';

/** Most products that one answer looks at. */
const mostProducts = 50;

const CapacityInput = builder.inputType('CapacityInput', {
  description: 'What a supplier could deliver to the buyer in a year at most.',
  fields: (t) => ({
    supplier: t.id({ required: true, description: 'Key of the supplier.' }),
    usd: t.field({
      type: 'Usd',
      required: true,
      description: 'US dollars a year, what it delivers now included; 0 rules it out.',
    }),
  }),
});

const AlternativeSupplier = builder.objectRef<SupplierOfAnswer>('AlternativeSupplier').implement({
  description: 'A supplier of the product, now or with the least exposure.',
  fields: (t) => ({
    ...supplyNode(t),
    exposure: t.expose('exposure', { type: 'Share', description: 'Exposure that each dollar bought from it brings.' }),
    current: t.expose('current', {
      type: 'Share',
      description: 'What is bought from it now, share of the buyer’s output.',
    }),
    capacity: t.exposeFloat('capacity', { description: 'What it could deliver at most, in the same shares.' }),
    capacityAssumed: t.exposeBoolean('capacityAssumed', {
      description:
        'Nobody declared what it could deliver: it is taken to be what it delivers now and `spare` of its output.',
    }),
    chosen: t.expose('chosen', {
      type: 'Share',
      description: 'What would be bought from it, share of the buyer’s output.',
    }),
    chosenUsd: t.expose('chosenUsd', { type: 'Usd', description: 'The same in US dollars a year.' }),
  }),
});

const Alternative = builder.objectRef<AlternativeOfAnswer>('Alternative').implement({
  description: 'How one product would be bought with the least exposure, and what comes of it.',
  fields: (t) => ({
    product: t.exposeID('product', { description: 'HS code of a product of firms, or the sector of industries.' }),
    need: t.expose('need', { type: 'Share', description: 'What is bought of it, share of the buyer’s output.' }),
    needUsd: t.expose('needUsd', { type: 'Usd', description: 'The same in US dollars a year.' }),
    suppliers: t.field({
      type: [AlternativeSupplier],
      description: 'Those that deliver now or would, least exposed first.',
      complexity: perItem,
      resolve: ({ suppliers }) => [...suppliers],
    }),
    offered: t.exposeInt('offered', { description: 'Suppliers that sell it, or were named with a capacity.' }),
    shortfall: t.expose('shortfall', {
      type: 'Share',
      description: 'Part of the need that no capacity covers: it counts as bought from unknown suppliers.',
    }),
    before: t.expose('before', { type: 'Share', description: 'Exposure of the buyer now.' }),
    after: t.expose('after', {
      type: 'Share',
      description: 'Exposure with the choice made, solved anew for everybody: suppliers may buy from the buyer.',
    }),
    unknownAfter: t.expose('unknownAfter', {
      type: 'Share',
      description: 'Value that then ends at unknown suppliers, the shortfall among it.',
    }),
  }),
});

builder.objectField(Exposure, 'alternatives', (t) =>
  t.field({
    type: [Alternative],
    description:
      'What one firm or industry buys, product by product, from the least exposed suppliers up to their capacity. The products that bring most exposure come first.',
    args: {
      product: t.arg.id({
        description: 'Only this product: an HS code, with all below it, or a sector such as `MFE`.',
      }),
      capacities: t.arg({
        type: [CapacityInput],
        description: 'What suppliers could deliver; one that is named here need not sell the product yet.',
      }),
      spare: t.arg({
        type: 'Share',
        defaultValue: 0.05,
        description:
          'Share of its output that a supplier without a declared capacity could deliver beyond what it does now.',
      }),
      first: t.arg.int({ defaultValue: 5, description: `Products to look at, at most ${mostProducts}.` }),
    },
    complexity: ({ first }) => ({ field: 100, multiplier: Math.max(1, first ?? 5) }),
    resolve: async (answer, { product, capacities, spare, first }) => [
      ...(await answer.alternatives({
        product: product ?? null,
        capacities: capacities ?? [],
        spare: spare ?? 0.05,
        count: limited('alternatives(first:)', first ?? 5, mostProducts),
      })),
    ],
  }),
);
