import type { BlocChoice } from '../answers/bloc-members.ts';
import { loadExposure } from '../answers/exposure.ts';
import type {
  Exposure as Answer,
  ExposurePath,
  PathNode,
  PathList as Paths,
  Tier as TierOfAnswer,
} from '../answers/exposure-answer.ts';
import type { Hop as HopOfPath } from '../answers/exposure-evidence.ts';
import type { SubjectChoice } from '../answers/exposure-subject.ts';
import type { Scenario } from '../answers/scenario-choice.ts';
import { KnownError } from '../model/errors.ts';
import { BlocInput } from './bloc-input.ts';
import { builder } from './builder.ts';
import { perItem } from './connection.ts';
import { Finding, Method } from './finding.ts';
import { limited } from './limited.ts';
import { ScenarioInput } from './scenario-input.ts';
import { supplyNode } from './supply-node.ts';

/** Most paths, and most tiers, that one answer gives. */
export const mostPaths = 1_000;
export const mostTiers = 50;
/** Paths of at least this share are at most as many as one answer gives. */
const smallestThreshold = 1 / mostPaths;

const WeightedSubject = builder.inputType('WeightedSubject', {
  description: 'A supplier of a portfolio: exactly one of firm and industry.',
  fields: (t) => ({
    firm: t.id({ description: 'A firm, by its key.' }),
    industry: t.id({ description: 'An industry: `MEX:wiod8:MFE`, or `MEX:MFE` where one loaded table has it.' }),
    weight: t.float({
      required: true,
      description: 'What it weighs, 0 or more, in any unit: dollars bought, or shares.',
    }),
  }),
});

export const SubjectInput = builder.inputType('SubjectInput', {
  description: 'Whose exposure is asked: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    economy: t.field({
      type: 'Iso3',
      description: 'What an economy produces: its industries, weighted by gross output.',
    }),
    finalDemand: t.field({ type: 'Iso3', description: 'What the final users of an economy buy, at home and abroad.' }),
    industry: t.id({ description: 'One industry: `MEX:wiod8:MFE`, or `MEX:MFE` where one loaded table has it.' }),
    firm: t.id({ description: 'One firm, by its key.' }),
    portfolio: t.field({
      type: [WeightedSubject],
      description:
        'Suppliers by weight, at most 5,000: all firms or all industries, on the data that show the heaviest of those shown at all. Parts that those data do not show count as unknown.',
    }),
  }),
});

const Membership = builder.enumType('Membership', {
  description: 'What makes a supplier count to the bloc.',
  values: {
    LOCATION: { description: 'Where it is: its economy, or for a firm its seat.' },
    OWNERSHIP: {
      description:
        'Who owns it in the end: the share of a firm that parties seated in the bloc hold through all chains of holdings.',
    },
    CONTROL: {
      description:
        'Who controls it: 1 where whoever has more than half of the votes in the end is seated in the bloc, else 0.',
    },
    UNION: { description: 'The largest of the three.' },
  } as const,
});

export const Tier = builder.objectRef<TierOfAnswer>('Tier').implement({
  description: 'Exposure that comes about at one tier. All shares are of the subject’s value.',
  fields: (t) => ({
    tier: t.exposeInt('tier', {
      description: '0 where the subject itself holds members, 1 for direct suppliers, 2 for theirs, and so on.',
    }),
    share: t.expose('share', { type: 'Share', description: 'Value that first meets the bloc at this tier.' }),
    cumulative: t.expose('cumulative', { type: 'Share', description: 'Value that has met the bloc up to this tier.' }),
    untraced: t.expose('untraced', {
      type: 'Share',
      description: 'Value still on its way after it: no later tiers together exceed this.',
    }),
  }),
});

export const Hop = builder.objectRef<HopOfPath>('Hop').implement({
  description: 'One purchase on a path, with the row that states it.',
  fields: (t) => ({
    from: t.exposeID('from', { description: 'Key of the supplier.' }),
    to: t.exposeID('to', { description: 'Key of the buyer.' }),
    usd: t.expose('usd', { type: 'Usd', description: 'The sale in the data, US dollars a year.' }),
    share: t.expose('share', {
      type: 'Share',
      description: 'The sale as a share of the buyer’s output, or of all final demand.',
    }),
    year: t.expose('year', { type: 'Year', description: 'Year of the figure.' }),
    dataset: t.exposeID('dataset', { description: 'Key of the dataset.' }),
    record: t.exposeID('record', {
      description:
        'Source row: source, checksum of the file, row or row:column. Where several rows add up, the largest.',
    }),
    basis: t.exposeString('basis', { description: 'REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE.' }),
    estimated: t.exposeBoolean('estimated', {
      description:
        'Nobody names the supplier: the buyer’s industry stands in for it, and the row is the one that says what the buyer makes. Only in an `estimate`.',
    }),
  }),
});

export const Path = builder.objectRef<ExposurePath>('Path').implement({
  description: 'One way from the subject upstream to the first member of the bloc.',
  fields: (t) => ({
    share: t.expose('share', {
      type: 'Share',
      description: 'Share of the subject’s value that takes exactly this way.',
    }),
    cumulativeShare: t.expose('cumulativeShare', {
      type: 'Share',
      description: 'The same for this path and all larger ones.',
    }),
    simple: t.exposeBoolean('simple', {
      description: 'It meets no node twice. A way round a loop is value too, and is listed apart.',
    }),
    estimated: t.exposeBoolean('estimated', {
      description: 'It passes unknown suppliers for whom an industry stands in. Only in an `estimate`.',
    }),
    nodes: t.field({
      type: ['ID'],
      description: 'Keys from the subject’s part to the member met.',
      resolve: ({ nodes }) => [...nodes],
    }),
    hops: t.field({
      type: [Hop],
      description: 'Its purchases, from the subject upstream.',
      resolve: ({ hops }) => [...hops],
    }),
  }),
});

export const SupplyNode = builder.objectRef<PathNode>('SupplyNode').implement({
  description: 'An industry or a firm on a path.',
  fields: (t) => ({
    ...supplyNode(t),
  }),
});

export const PathList = builder.objectRef<Paths>('PathList').implement({
  description: 'The largest paths, or all from a share on, exactly and in order, and what all others add.',
  fields: (t) => ({
    paths: t.field({
      type: [Path],
      description: 'Largest first.',
      complexity: perItem,
      resolve: ({ paths }) => [...paths],
    }),
    covered: t.expose('covered', {
      type: 'Share',
      description: 'Exposure by these paths, share of the subject’s value: `covered + remainder` is the exposure.',
    }),
    coveredOfExposure: t.expose('coveredOfExposure', {
      type: 'Share',
      nullable: true,
      description: 'The same as a share of the exposure; null where that is 0.',
    }),
    remainder: t.expose('remainder', {
      type: 'Share',
      description:
        'Exposure by all other paths together, share of the subject’s value; with a `threshold` summed branch by branch over what was cut.',
    }),
    complete: t.exposeBoolean('complete', {
      description: 'False where the search ended early: then some paths that belong in the list are in `remainder`.',
    }),
    nodes: t.field({
      type: [SupplyNode],
      description: 'Every node of the paths, once.',
      complexity: perItem,
      resolve: ({ nodes }) => [...nodes],
    }),
  }),
});

export const Exposure = builder.objectRef<Answer>('Exposure').implement({
  description:
    'How exposed a subject is to a bloc through every tier of its supply. Shares are of the subject’s value, 0..1: `share + elsewhere + unknown + trapped = 1`, `face ≤ share`, `lower ≤ share ≤ upper`.',
  interfaces: [Finding],
  fields: (t) => ({
    subject: t.exposeID('subject', { description: 'Whose exposure it is, as the command line writes it.' }),
    bloc: t.exposeID('bloc', { description: 'The bloc: its key, or `members:` and the codes.' }),
    membership: t.field({
      type: Membership,
      description: 'What makes a supplier count to the bloc here.',
      resolve: ({ membership }) => membership,
    }),
    dataset: t.exposeID('dataset', { description: 'The one dataset that the figures are of.' }),
    share: t.expose('share', {
      type: 'Share',
      description: 'Value that is the bloc’s, or whose trace upstream meets it at least once.',
    }),
    face: t.expose('face', {
      type: 'Share',
      description: 'What the subject sees of it: members of its own and direct suppliers (tiers 0 and 1).',
    }),
    hidden: t.expose('hidden', {
      type: 'Share',
      description: 'What it does not see: `share − face`, suppliers’ suppliers and beyond.',
    }),
    lower: t.expose('lower', {
      type: 'Share',
      description: 'Certified: the share is not less, whoever the unknown suppliers are.',
    }),
    upper: t.expose('upper', {
      type: 'Share',
      description: 'Certified: the share is not more, even if every unknown supplier were of the bloc.',
    }),
    unknown: t.expose('unknown', {
      type: 'Share',
      description: 'Value that ends at purchases from unknown suppliers.',
    }),
    elsewhere: t.expose('elsewhere', {
      type: 'Share',
      description: 'Value added outside the bloc on ways that never meet it.',
    }),
    trapped: t.expose('trapped', {
      type: 'Share',
      description: 'Value that only goes round between suppliers and is nobody’s value added.',
    }),
    ownStatus: t.expose('ownStatus', {
      type: 'Share',
      description: 'Value that is the bloc’s own because parts of the subject are members (tier 0).',
    }),
    usd: t.expose('usd', {
      type: 'Usd',
      nullable: true,
      description: 'The share in US dollars a year; null where the value of the subject is not stated.',
    }),
    certifiedGap: t.exposeFloat('certifiedGap', {
      description: 'Largest distance between certified bounds over all nodes, before what is unknown.',
    }),
    converged: t.exposeBoolean('converged', {
      description:
        'The certificate closed within 1e-12; otherwise the bounds hold but lie further apart, or, by OWNERSHIP and UNION, owners were not followed to the end, which an assumption then says.',
    }),
    measures: t.field({
      type: [Method],
      description: 'How the other figures beside the share are arrived at; `method` is of the share.',
      resolve: ({ measures }) => [...measures],
    }),
    tiers: t.field({
      type: [Tier],
      description: 'The exposure by tier, nearest first; all tiers together are `share`.',
      args: { first: t.arg.int({ defaultValue: 5, description: `Tiers to list, at most ${mostTiers}.` }) },
      complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, first ?? 5) }),
      resolve: (answer, { first }) =>
        answer.tiers(limited('tiers(first:)', first ?? 5, mostTiers)).then((tiers) => [...tiers]),
    }),
    paths: t.field({
      type: PathList,
      description: 'The largest paths from the subject to the bloc, or all that are large enough.',
      args: {
        first: t.arg.int({ defaultValue: 10, description: `Paths to list, at most ${mostPaths}.` }),
        threshold: t.arg({
          type: 'Share',
          description: `Every path of at least this share of the subject’s value, ${smallestThreshold} or more, however many; \`first\` then does not count.`,
        }),
      },
      complexity: ({ first, threshold }) => ({
        field: 1,
        multiplier: Math.max(1, threshold ? Math.min(mostPaths, Math.ceil(1 / threshold)) : (first ?? 10)),
      }),
      resolve: (answer, { first, threshold }) => {
        if (threshold === null || threshold === undefined)
          return answer.paths(limited('paths(first:)', first ?? 10, mostPaths));
        if (threshold < smallestThreshold)
          throw new KnownError('BAD_USER_INPUT', {
            what: 'paths(threshold:)',
            found: String(threshold),
            wanted: `${smallestThreshold} to 1`,
          });
        return answer.pathsAbove(threshold);
      },
    }),
  }),
});

builder.queryField('exposure', (t) =>
  t.field({
    type: Exposure,
    description: 'How exposed a subject is to a bloc, through every tier of its supply.',
    args: {
      subject: t.arg({ type: SubjectInput, required: true, description: 'Whose exposure.' }),
      to: t.arg({ type: BlocInput, required: true, description: 'To which bloc.' }),
      year: t.arg({
        type: 'Year',
        required: true,
        description: 'Year; without figures of that year the nearest within three years is used, and said.',
      }),
      membership: t.arg({
        type: Membership,
        defaultValue: 'LOCATION',
        description: 'What makes a supplier count to the bloc.',
      }),
      asOf: t.arg({
        type: 'Date',
        description: 'Day of the bloc’s members and of holdings; 31 December of the year where it is left out.',
      }),
      scenario: t.arg({
        type: ScenarioInput,
        description: 'What would be different: the answer is then under the scenario, beside the one without it.',
      }),
      dataset: t.arg.id({
        description:
          'The one dataset to use. Otherwise: nearest year, then a dataset of yours before one that came with Isthmus, then the one loaded last.',
      }),
    },
    complexity: 20,
    resolve: (_, { subject, to, year, membership, asOf, scenario, dataset }, { graph }) =>
      loadExposure(graph, {
        subject: subject as SubjectChoice,
        to: to as BlocChoice,
        year,
        membership: membership ?? 'LOCATION',
        asOf: asOf ?? null,
        scenario: (scenario ?? null) as Scenario | null,
        dataset: dataset ?? null,
      }),
  }),
);
