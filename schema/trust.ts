import type { BlocChoice } from '../answers/bloc-members.ts';
import type { SubjectChoice } from '../answers/exposure-subject.ts';
import {
  type HardStop as HardStopOfAnswer,
  type IndicatorOfTrust,
  loadTrust,
  type TrustAnswer,
  type Violation as ViolationOfAnswer,
  type WeakNodes as Weak,
} from '../answers/trust.ts';
import { KnownError } from '../model/errors.ts';
import {
  type TrustPolicy as Policy,
  type TrustIndicatorName,
  trustPolicies,
  usualTrustWeights,
} from '../policies/trust-policy.ts';
import { BlocInput } from './bloc-input.ts';
import { builder } from './builder.ts';
import { perItem } from './connection.ts';
import { Path, SubjectInput } from './exposure.ts';
import { Finding } from './finding.ts';
import { Screening } from './screening.ts';

/** Read once: a file that is no policy stops the start. */
const policies = trustPolicies();

const mostViolations = 100;

const Dimension = builder.enumType('TrustDimensionName', {
  description: 'A side from which a network can be trusted.',
  values: {
    SUPPLY_CHAINS: { value: 'supplyChains', description: 'Suppliers are known, seen and many.' },
    ENVIRONMENTAL_SOCIAL: { value: 'environmentalSocial', description: 'No forced labour upstream, few emissions.' },
    NATIONAL_SECURITY_COMPLIANCE: {
      value: 'nationalSecurityCompliance',
      description: 'Not on a list, not reliant on blocs of concern, owners known.',
    },
    DATA_GOVERNANCE: { value: 'dataGovernance', description: 'Figures are recent and can be asked for.' },
    FINANCIAL_SYSTEMS: { value: 'financialSystems', description: 'Investors are many, counterparties identified.' },
  } as const,
});

/** What each indicator says; 1 is good in all of them. */
const indicatorMeanings: Readonly<Record<TrustIndicatorName, string>> = {
  knownSuppliers: 'Share of the value that does not end at a supplier that nobody names, through all tiers.',
  visibleSuppliers: 'Share of direct purchases from suppliers that name suppliers of their own.',
  supplierDiversity: '1 − normalised concentration of direct purchases over suppliers.',
  forcedLabourExposureInv: '1 − exposure, through all tiers, to what stands on a list for forced labour.',
  emissionsIntensity: 'Median carbon intensity of the same sector ÷ the subject’s, at most 1.',
  sanctionsClear: '1 where no part of the subject stands on a list of sanctions, 0 where it does as a whole.',
  concernExposureInv: '1 − exposure, through all tiers, to the blocs of concern.',
  ownershipTraced: 'Share of the firm’s capital whose holder is named.',
  dataAge: '1 for figures of the year asked, 0 for figures five years away.',
  federatedAnswers: 'Share of data holders who answer federated queries; none is asked yet.',
  investorDiversity: '1 − normalised concentration of inward investment over its origins.',
  counterpartyIdentifiers: 'Share of direct purchases from firms with a Legal Entity Identifier.',
};

const Indicator = builder.objectRef<IndicatorOfTrust>('TrustIndicator').implement({
  description: 'One thing observed of a subject, or not.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name, as policies use it.' }),
    meaning: t.string({ description: 'What it says.', resolve: ({ name }) => indicatorMeanings[name] }),
    dimension: t.field({
      type: Dimension,
      description: 'The side of trust that it belongs to.',
      resolve: ({ dimension }) => dimension,
    }),
    weight: t.exposeFloat('weight', { description: 'Weight within the dimension, 0 or more.' }),
    value: t.expose('value', {
      type: 'Share',
      nullable: true,
      description:
        '0..1, 1 is good; null where the graph does not say it. Then it lowers coverage and widens the bounds.',
    }),
  }),
});

type DimensionOfTrust = TrustAnswer['dimensions']['supplyChains'] & { readonly name: keyof TrustAnswer['dimensions'] };

const TrustDimension = builder.objectRef<DimensionOfTrust>('TrustDimension').implement({
  description: 'One side of trust, with what is not known about it.',
  fields: (t) => ({
    name: t.field({ type: Dimension, description: 'Which side.', resolve: ({ name }) => name }),
    score: t.expose('score', {
      type: 'Share',
      nullable: true,
      description: 'Mean of what was observed, by weight; null where nothing was.',
    }),
    coverage: t.expose('coverage', { type: 'Share', description: 'Share of the weight that was observed.' }),
    lower: t.expose('lower', { type: 'Share', description: 'The score if all that was not observed were bad.' }),
    upper: t.expose('upper', { type: 'Share', description: 'The score if it were good.' }),
  }),
});

const ListEntry = builder.objectRef<ViolationOfAnswer['entries'][number]>('ListEntry').implement({
  description: 'An entry of a list that was in force on the day.',
  fields: (t) => ({
    listing: t.exposeID('listing', { description: 'Key of the list.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the list.' }),
    authority: t.exposeString('authority', { nullable: true, description: 'Who keeps it.' }),
    scope: t.exposeString('scope', {
      nullable: true,
      description: 'The part that the entry is about, such as a region; null where it is the whole.',
    }),
    dataset: t.exposeID('dataset', { description: 'Dataset that says so.' }),
    record: t.exposeID('record', { description: 'Source row.' }),
  }),
});

const Violation = builder.objectRef<ViolationOfAnswer>('TrustViolation').implement({
  description: 'Something that the policy does not accept, and the chain from the subject to it.',
  fields: (t) => ({
    indicator: t.exposeString('indicator', { description: 'The indicator that it lowers.' }),
    certain: t.exposeBoolean('certain', {
      description: 'False where an entry is about a part, a region or some goods, which may not be meant.',
    }),
    node: t.exposeID('node', { description: 'What is listed, or the member of a bloc of concern first met.' }),
    name: t.exposeString('name', { nullable: true, description: 'Its name.' }),
    entries: t.field({
      type: [ListEntry],
      description: 'The entries behind it; none for a bloc of concern.',
      resolve: ({ entries }) => [...entries],
    }),
    path: t.field({
      type: Path,
      description: 'The chain, with the row of each purchase.',
      resolve: ({ path }) => path,
    }),
  }),
});

const WeakNodes = builder.objectRef<Weak>('WeakNodes').implement({
  description:
    'How much of the subject’s chain rests on nodes that cannot be trusted: an interval, by what is known of them. A node is as weak as the weaker of its standing on lists and the share of its purchases with a named supplier.',
  fields: (t) => ({
    threshold: t.expose('threshold', { type: 'Share', description: 'A node below it is weak.' }),
    surely: t.expose('surely', { type: 'Share', description: 'Value that meets a node weak whatever is missing.' }),
    possibly: t.expose('possibly', { type: 'Share', description: 'Value that meets a node that may be weak.' }),
  }),
});

const Gate = builder.enumType('TrustGate', {
  description: 'Whether a hard stop decides, whatever the score.',
  values: {
    PASS: { description: 'No hard stop is at 0, and all were observed.' },
    FAIL: { description: 'A hard stop is at 0.' },
    UNKNOWN: { description: 'None is at 0, but one was not observed.' },
  } as const,
});

const HardStop = builder.objectRef<HardStopOfAnswer>('HardStop').implement({
  description: 'An indicator that decides alone, and what stands behind it.',
  fields: (t) => ({
    indicator: t.exposeString('indicator', { description: 'Which.' }),
    value: t.expose('value', {
      type: 'Share',
      nullable: true,
      description: '0 where it fails; null where it was not observed, so that nobody knows.',
    }),
    violations: t.field({
      type: [Violation],
      description: 'The chains that lead to what is not accepted, with the entries of lists.',
      complexity: perItem,
      resolve: ({ violations }) => [...violations],
    }),
    screenings: t.field({
      type: [Screening],
      description: 'The regimes that reach the subject, with the steps from the listed parties.',
      complexity: perItem,
      resolve: ({ screenings }) => [...screenings],
    }),
  }),
});

const TrustPolicy = builder.objectRef<Policy>('TrustPolicy').implement({
  description: 'What somebody wants of a network before trusting it: a file of the folder `policies`.',
  fields: (t) => ({
    name: t.exposeID('name', { description: 'Name of the file without its ending.' }),
    description: t.exposeString('description', { description: 'What it asks for.' }),
    concern: t.field({ type: ['ID'], description: 'Blocs of concern.', resolve: ({ concern }) => [...concern] }),
    lists: t.field({
      type: ['ID'],
      nullable: true,
      description: 'Lists that count; null for all.',
      resolve: ({ lists }) => lists && [...lists],
    }),
    hardStops: t.field({
      type: ['String'],
      description: 'Indicators of which a 0 alone decides.',
      resolve: ({ hardStops }) => [...hardStops],
    }),
    threshold: t.expose('threshold', { type: 'Share', description: 'Score below which a node of the chain is weak.' }),
  }),
});

const TrustScore = builder.objectRef<TrustAnswer>('TrustScore').implement({
  description:
    'How far a subject can be trusted on five sides, with bounds for what nobody observed. Read the score with its bounds and coverage only. Not a legal determination.',
  interfaces: [Finding],
  fields: (t) => ({
    subject: t.exposeID('subject', { description: 'Whose score it is, as the command line writes it.' }),
    policy: t.field({ type: TrustPolicy, description: 'The policy applied.', resolve: ({ policy }) => policy }),
    score: t.expose('score', {
      type: 'Share',
      nullable: true,
      description: 'Geometric mean of the dimensions observed; null where none was.',
    }),
    lower: t.expose('lower', { type: 'Share', description: 'The same if all that was not observed were bad.' }),
    upper: t.expose('upper', { type: 'Share', description: 'The same if it were good.' }),
    evidenceCoverage: t.expose('evidenceCoverage', {
      type: 'Share',
      description: 'Share of the evidence that is there: the mean of the dimensions’ coverage.',
    }),
    insufficient: t.exposeBoolean('insufficient', {
      description: 'Less than half of the evidence is there: no grade should be given.',
    }),
    weakest: t.field({
      type: Dimension,
      nullable: true,
      description: 'The dimension with the lowest score.',
      resolve: ({ weakest }) => weakest,
    }),
    gate: t.field({ type: Gate, description: 'Whether a hard stop decides.', resolve: ({ gate }) => gate }),
    stops: t.field({
      type: ['String'],
      description: 'The hard stops behind a gate that is not passed.',
      resolve: ({ stops }) => [...stops],
    }),
    hardStops: t.field({
      type: [HardStop],
      description: 'Each of `stops` with the path and the evidence; computed when asked for.',
      complexity: 20,
      resolve: async (answer) => [...(await answer.hardStops())],
    }),
    screenings: t.field({
      type: [Screening],
      description:
        'Sanctions regimes that reach the firm itself, by a list or through its owners, surely or possibly; none for other subjects.',
      complexity: perItem,
      resolve: ({ reached }) => [...reached],
    }),
    dimensions: t.field({
      type: [TrustDimension],
      description: 'The five sides.',
      complexity: perItem,
      resolve: ({ dimensions }) =>
        (Object.keys(usualTrustWeights) as DimensionOfTrust['name'][]).map((name) => ({ name, ...dimensions[name] })),
    }),
    indicators: t.field({
      type: [Indicator],
      description: 'Everything looked at, observed or not.',
      complexity: perItem,
      resolve: ({ indicators }) => [...indicators],
    }),
    violations: t.field({
      type: [Violation],
      description: 'What the policy does not accept: certain ones first, then by how much of the value leads there.',
      args: { first: t.arg.int({ defaultValue: 10, description: `Violations to list, at most ${mostViolations}.` }) },
      complexity: ({ first }) => ({ field: 5, multiplier: Math.max(1, first ?? 10) }),
      resolve: async (answer, { first }) => {
        const count = first ?? 10;
        if (count < 0 || count > mostViolations)
          throw new KnownError('BAD_USER_INPUT', {
            what: 'first',
            found: String(count),
            wanted: `0 to ${mostViolations}`,
          });
        return [...(await answer.violations(count))];
      },
    }),
    weakNodes: t.field({
      type: WeakNodes,
      description: 'How much of the chain rests on nodes that cannot be trusted; computed when asked for.',
      complexity: 5,
      resolve: (answer) => answer.weakNodes(),
    }),
  }),
});

const TrustPolicyInput = builder.inputType('TrustPolicyInput', {
  description: 'A policy of the folder, and what to change in it for this question.',
  fields: (t) => ({
    name: t.id({ description: 'Name of the policy; `usual` unless said.' }),
    concern: t.field({ type: [BlocInput], description: 'Blocs of concern, in place of the policy’s.' }),
    lists: t.idList({ description: 'Keys of the lists that count, in place of the policy’s.' }),
    hardStops: t.stringList({ description: 'Indicators of which a 0 alone decides, in place of the policy’s.' }),
    threshold: t.field({ type: 'Share', description: 'Score below which a node is weak, in place of the policy’s.' }),
  }),
});

builder.queryFields((t) => ({
  trust: t.field({
    type: TrustScore,
    description: 'How far a subject and its supply chain can be trusted, and how much of that is known.',
    args: {
      subject: t.arg({ type: SubjectInput, required: true, description: 'Who is asked about.' }),
      policy: t.arg({ type: TrustPolicyInput, description: 'What is wanted of it; the policy `usual` unless said.' }),
      year: t.arg({
        type: 'Year',
        description: 'Year; the last that any table or chain has unless said. Lists are those of its last day.',
      }),
      dataset: t.arg.id({ description: 'The one table or chain to use.' }),
    },
    complexity: 20,
    resolve: (_, { subject, policy: given, year, dataset }, { graph }) => {
      const name = given?.name ?? 'usual';
      const policy = policies.find((one) => one.name === name);
      if (!policy)
        throw new KnownError('NOT_FOUND', {
          kind: 'policy',
          key: name,
          hint: `There are ${policies.map((one) => one.name).join(', ')}.`,
        });
      const stops = (given?.hardStops ?? policy.hardStops).map((stop) => {
        if (!Object.hasOwn(indicatorMeanings, stop))
          throw new KnownError('NOT_FOUND', {
            kind: 'indicator',
            key: stop,
            hint: `There are ${Object.keys(indicatorMeanings).join(', ')}.`,
          });
        return stop as TrustIndicatorName;
      });
      const concern = (given?.concern as BlocChoice[] | undefined) ?? policy.concern.map((id) => ({ id }));
      return loadTrust(graph, {
        subject: subject as SubjectChoice,
        policy: {
          ...policy,
          hardStops: stops,
          lists: given?.lists ?? policy.lists,
          threshold: given?.threshold ?? policy.threshold,
        },
        concern,
        year: year ?? null,
        dataset: dataset ?? null,
      });
    },
  }),
  trustPolicies: t.field({
    type: [TrustPolicy],
    description: 'The policies of the folder `policies`.',
    resolve: () => [...policies],
  }),
}));
