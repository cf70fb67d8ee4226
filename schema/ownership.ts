import {
  type Ownership as Answer,
  type Control as ControlOfAnswer,
  controlMethods,
  type OwnershipHop as HopOfPath,
  loadOwnership,
  type Owner,
  type OwnerRange,
  type OwnershipPath as PathOfAnswer,
  type OwnershipPaths as PathsOfAnswer,
  today,
  type UndisclosedHolder as Undisclosed,
  type WeakestLink as WeakestLinkOfAnswer,
} from '../answers/ownership.ts';
import {
  holdingCount,
  holdingsInFirms,
  holdingsOfParty,
  indirectHoldingsInFirms,
  relationsOfParties,
} from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { connectionType, pageArguments, pageCost, pageOf, pageStart, perItem } from './connection.ts';
import { Finding, Method } from './finding.ts';
import { Firm, Holding } from './firm.ts';
import { HoldingStatement } from './holding-statement.ts';
import { limited } from './limited.ts';
import { Party } from './party.ts';
import { provenanceWithBasis } from './provenance.ts';

/** Most chains that one answer gives. */
const mostPaths = 1_000;
const mostUndisclosed = 1_000;

type OwnerOfAnswer = Owner & { readonly of: Answer };
type HoldingRow = NonNullable<typeof holdingsOfParty.types>['row'];
type RelationRow = NonNullable<typeof relationsOfParties.types>['row'];

const OwnershipHop = builder.objectRef<HopOfPath>('OwnershipHop').implement({
  description: 'One holding on a chain, with the statement that it was read from.',
  interfaces: [HoldingStatement],
  fields: (t) => ({
    share: t.expose('share', {
      type: 'Share',
      description: 'Share as it counts: the least of a range, scaled where shares exceed 100 % by rounding.',
    }),
  }),
});

const OwnershipPath = builder.objectRef<PathOfAnswer>('OwnershipPath').implement({
  description: 'One chain of holdings from the firm up to an owner.',
  fields: (t) => ({
    share: t.expose('share', {
      type: 'Share',
      description: 'What the owner has of the firm through exactly this chain: its shares multiplied.',
    }),
    simple: t.exposeBoolean('simple', {
      description:
        'It meets no party twice. A way round companies that hold each other is ownership too, and is listed apart.',
    }),
    nodes: t.field({
      type: ['ID'],
      description: 'Keys from the firm to the owner.',
      resolve: ({ parties }) => [...parties],
    }),
    hops: t.field({
      type: [OwnershipHop],
      description: 'Its holdings, from the firm upwards.',
      resolve: ({ hops }) => [...hops],
    }),
  }),
});

const OwnershipPathList = builder.objectRef<PathsOfAnswer>('OwnershipPathList').implement({
  description: 'The largest chains to an owner, exactly and in order, and what all others add.',
  fields: (t) => ({
    paths: t.field({
      type: [OwnershipPath],
      description: 'Largest first.',
      complexity: perItem,
      resolve: ({ paths }) => [...paths],
    }),
    count: t.exposeInt('count', {
      nullable: true,
      description: 'Chains that meet no party twice; null where there are more than a thousand.',
    }),
    covered: t.expose('covered', {
      type: 'Share',
      description: 'Share by these chains: `covered + remainder` is the owner’s share.',
    }),
    remainder: t.expose('remainder', { type: 'Share', description: 'Share by all other chains together.' }),
    converged: t.exposeBoolean('converged', {
      description:
        'Where false `remainder` is near, not exact: many companies above the firm hold each other, and hardly anybody else holds them. The owner’s `share` is exact all the same.',
    }),
    parties: t.field({
      type: [Party],
      description: 'Every party of the chains, once.',
      complexity: perItem,
      resolve: ({ parties }) => [...parties],
    }),
  }),
});

const OwnershipRange = builder.objectRef<OwnerRange>('OwnershipRange').implement({
  description: 'Where the share of an owner lies, given the ranges that are stated.',
  fields: (t) => ({
    lower: t.expose('lower', { type: 'Share', description: 'It is not less.' }),
    upper: t.expose('upper', { type: 'Share', description: 'It is not more, with the holders that are stated.' }),
    upperWithUnknown: t.expose('upperWithUnstated', {
      type: 'Share',
      description: 'It is not more, even if all that nobody is stated to hold were the owner’s.',
    }),
    converged: t.exposeBoolean('converged', {
      description: 'Where false the bounds hold, and are wider than they need be.',
    }),
  }),
});

const UltimateOwner = builder.objectRef<OwnerOfAnswer>('UltimateOwner').implement({
  description: 'A party at the end of the chains of holdings: nobody is known to hold it.',
  fields: (t) => ({
    party: t.field({ type: Party, description: 'The owner.', resolve: ({ key }) => key }),
    share: t.expose('share', {
      type: 'Share',
      description: 'What it has of the firm for certain, through all chains; ranges count with their least share.',
    }),
    range: t.field({
      type: OwnershipRange,
      description: 'Where its share lies; computed only when asked for.',
      complexity: 5,
      resolve: ({ key, of }) => of.range(key),
    }),
    lower: t.field({
      type: 'Share',
      description: 'The share is not less: `range.lower`.',
      complexity: 5,
      resolve: ({ key, of }) => of.range(key).then(({ lower }) => lower),
    }),
    upper: t.field({
      type: 'Share',
      description: 'The share is not more, with the holders that are stated: `range.upper`.',
      complexity: 5,
      resolve: ({ key, of }) => of.range(key).then(({ upper }) => upper),
    }),
    pathCount: t.int({
      nullable: true,
      description: 'Chains that meet no party twice; null where there are more than a thousand.',
      complexity: 5,
      resolve: ({ key, of }) => of.paths(key, 0).then(({ count }) => count),
    }),
    paths: t.field({
      type: OwnershipPathList,
      description: 'The chains by which it has its share, largest first.',
      args: { first: t.arg.int({ defaultValue: 10, description: `Chains to list, at most ${mostPaths}.` }) },
      complexity: ({ first }) => ({ field: 5, multiplier: Math.max(1, first ?? 10) }),
      resolve: ({ key, of }, { first }) => of.paths(key, limited('paths(first:)', first ?? 10, mostPaths)),
    }),
  }),
});

const ClosedLoop = builder.objectRef<Answer['closedLoops'][number]>('ClosedLoop').implement({
  description: 'Companies that only hold each other: nobody outside owns them.',
  fields: (t) => ({
    parties: t.field({ type: [Party], description: 'Its companies.', resolve: ({ parties }) => [...parties] }),
    share: t.expose('share', { type: 'Share', description: 'What the loop has of the firm.' }),
  }),
});

const CrossHolding = builder.objectRef<Answer['cycles'][number]>('CrossHolding').implement({
  description: 'Companies that hold each other, directly or in a circle; one alone holds its own shares.',
  fields: (t) => ({
    parties: t.field({ type: [Party], description: 'The companies.', resolve: ({ parties }) => [...parties] }),
    closed: t.boolean({ description: 'Nobody outside holds any of them.', resolve: ({ isClosed }) => isClosed }),
  }),
});

const PartyShare = builder.objectRef<Owner>('PartyShare').implement({
  description: 'A party and what it has.',
  fields: (t) => ({
    party: t.field({ type: Party, description: 'The party.', resolve: ({ key }) => key }),
    share: t.expose('share', { type: 'Share', description: 'What it has, 0..1.' }),
  }),
});

const WeakestLink = builder.objectRef<WeakestLinkOfAnswer>('WeakestLink').implement({
  description: 'How firmly chains of votes tie the firm to a party. Held against a cut-off of 10 or 20 %; no share.',
  fields: (t) => ({
    party: t.field({ type: Party, description: 'The party.', resolve: ({ key }) => key }),
    bottleneck: t.expose('bottleneck', {
      type: 'Share',
      description: 'The smallest holding on the firmest chain from the party.',
    }),
    controlRights: t.exposeFloat('controlRights', {
      description: 'Over the firm’s direct holders the smaller of last holding and bottleneck, added up; may exceed 1.',
    }),
  }),
});

const StatedControl = builder.objectRef<ControlOfAnswer['stated'][number]>('StatedControl').implement({
  description: 'A statement that a party controls the firm by appointment, contract or the like.',
  interfaces: [HoldingStatement],
  fields: (t) => ({ party: t.field({ type: Party, description: 'The party.', resolve: ({ owner }) => owner }) }),
});

const MajorityControl = builder.objectRef<ControlOfAnswer>('MajorityControl').implement({
  description: 'Control by more than half of the votes.',
  fields: (t) => ({
    method: t.field({ type: Method, description: 'How it is arrived at.', resolve: () => controlMethods.majority }),
    head: t.field({
      type: Party,
      nullable: true,
      description:
        'Who alone has the majority in the end; the firm itself where nobody has; null where companies control each other or statements conflict.',
      resolve: ({ majority }) => majority,
    }),
  }),
});

const WeakestLinkControl = builder.objectRef<ControlOfAnswer>('WeakestLinkControl').implement({
  description: 'Control rights by the weakest link of each chain.',
  fields: (t) => ({
    method: t.field({ type: Method, description: 'How it is arrived at.', resolve: () => controlMethods.weakestLink }),
    parties: t.field({
      type: [WeakestLink],
      description: 'Parties at the end of the chains, firmest first.',
      args: {
        cutOff: t.arg({
          type: 'Share',
          defaultValue: 0.1,
          description: 'Control rights from which a party is listed.',
        }),
      },
      resolve: ({ weakestLink }, { cutOff }) =>
        weakestLink.filter(({ controlRights }) => controlRights >= (cutOff ?? 0.1)),
    }),
  }),
});

const VotingPowerOfHolders = builder.objectRef<ControlOfAnswer>('VotingPower').implement({
  description: 'How often the votes of each direct holder are decisive.',
  fields: (t) => ({
    method: t.field({ type: Method, description: 'How it is arrived at.', resolve: () => controlMethods.votingPower }),
    holders: t.field({
      type: [PartyShare],
      description: 'Direct holders with power, most first.',
      resolve: ({ votingPower }) => [...votingPower],
    }),
    unstated: t.expose('powerOfUnstated', {
      type: 'Share',
      description: 'Power of votes whose holder nobody states; with the holders’ it adds up to 1.',
    }),
    standardError: t.exposeFloat('standardError', {
      description: 'Largest standard error of a power; 0 where all coalitions were counted.',
    }),
  }),
});

const NetworkControl = builder.objectRef<ControlOfAnswer>('NetworkControl').implement({
  description: 'Voting power followed up all chains: who would decide in the end.',
  fields: (t) => ({
    method: t.field({ type: Method, description: 'How it is arrived at.', resolve: () => controlMethods.network }),
    owners: t.field({
      type: [PartyShare],
      description: 'Ultimate owners of the decision, most first.',
      resolve: ({ network }) => [...network],
    }),
    unknown: t.expose('networkUnknown', {
      type: 'Share',
      description: 'The decision ends with holders nobody states.',
    }),
    closed: t.expose('networkClosed', { type: 'Share', description: 'It goes round companies that hold each other.' }),
  }),
});

const Control = builder.objectRef<ControlOfAnswer>('Control').implement({
  description: 'Who controls the firm, by notions that are kept apart because they need not agree.',
  fields: (t) => ({
    majority: t.field({
      type: MajorityControl,
      description: 'By more than half of the votes.',
      resolve: (control) => control,
    }),
    weakestLink: t.field({
      type: WeakestLinkControl,
      description: 'By the weakest link of each chain.',
      resolve: (control) => control,
    }),
    votingPower: t.field({
      type: VotingPowerOfHolders,
      description: 'By the power of direct holders’ votes.',
      resolve: (control) => control,
    }),
    network: t.field({
      type: NetworkControl,
      description: 'By voting power through all chains.',
      resolve: (control) => control,
    }),
    stated: t.field({
      type: [StatedControl],
      description: 'By appointment, contract or the like, as stated; whoever holds the shares.',
      resolve: ({ stated }) => [...stated],
    }),
  }),
});

const UndisclosedHolder = builder.objectRef<Undisclosed>('UndisclosedHolder').implement({
  description: 'A holder of the firm that a source knows of and does not name. What it has is part of the unknown.',
  fields: (t) => ({
    firm: t.exposeID('firm', { description: 'Key of the firm that it holds: the one asked about, or one above it.' }),
    category: t.exposeString('category', { nullable: true, description: 'Kind, as the source words it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why the holder is not disclosed.' }),
    detail: t.exposeString('detail', { nullable: true, description: 'What else the source says.' }),
    interest: t.exposeString('interest', { nullable: true, description: 'ECONOMIC, VOTING or CONTROL.' }),
    exactShare: t.expose('exactShare', { type: 'Share', nullable: true, description: 'Share of the firm, 0..1.' }),
    minShare: t.expose('minShare', { type: 'Share', nullable: true, description: 'Least share, 0..1.' }),
    maxShare: t.expose('maxShare', { type: 'Share', nullable: true, description: 'Greatest share, 0..1.' }),
    dataset: t.exposeID('dataset', { description: 'Key of the dataset that says so.' }),
    record: t.exposeID('record', { description: 'Source row: source, checksum of the file, row.' }),
  }),
});

const Relation = builder.objectRef<RelationRow>('Relation').implement({
  description: 'A tie between two parties that is no holding.',
  fields: (t) => ({
    other: t.field({ type: Party, description: 'The other party.', resolve: ({ other }) => other }),
    type: t.exposeString('type', { description: 'Kind, as the source words it, such as IS_FUND_MANAGED_BY.' }),
    role: t.exposeString('role', { nullable: true, description: 'Part that the first of the two has in it.' }),
    isFirst: t.exposeBoolean('isFirst', {
      description: 'Whether the firm is the first of the two: it is what the kind says, towards the other.',
    }),
    from: t.expose('from', { type: 'Date', nullable: true, description: 'First day; null where nobody says.' }),
    to: t.expose('to', { type: 'Date', nullable: true, description: 'First day no longer; null while it lasts.' }),
    status: t.exposeString('status', { nullable: true, description: 'State, as the source words it.' }),
    ...provenanceWithBasis(t),
  }),
});

const Held = builder.objectRef<HoldingRow>('HeldFirm').implement({
  description: 'A firm in which the firm holds a share, with the statement.',
  fields: (t) => ({
    holder: t.exposeID('holder', {
      description: 'Key under which the statement names the holder: that of any of its records.',
    }),
    firm: t.field({ type: Firm, description: 'The firm held.', resolve: ({ firm }) => firm }),
    interest: t.exposeString('interest', { description: 'ECONOMIC (capital), VOTING or CONTROL.' }),
    exactShare: t.expose('exactShare', { type: 'Share', nullable: true, description: 'Share of the firm, 0..1.' }),
    minShare: t.expose('minShare', { type: 'Share', nullable: true, description: 'Least share, 0..1.' }),
    maxShare: t.expose('maxShare', { type: 'Share', nullable: true, description: 'Greatest share, 0..1.' }),
    from: t.expose('from', { type: 'Date', nullable: true, description: 'First day; null where nobody says.' }),
    to: t.expose('to', { type: 'Date', nullable: true, description: 'First day no longer held; null while it lasts.' }),
    basis: t.exposeString('basis', { description: 'REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE.' }),
    dataset: t.exposeID('dataset', { description: 'Key of the dataset that says so.' }),
    record: t.exposeID('record', { description: 'Source row: source, checksum of the file, row.' }),
  }),
});

const UltimateOwnerConnection = connectionType('UltimateOwner', UltimateOwner as never, 'owners');
/** What a party holds, page by page. */
export const HeldFirmConnection = connectionType('HeldFirm', Held as never, 'holdings');

const Ownership = builder.objectRef<Answer>('Ownership').implement({
  description:
    'Who owns a firm in the end, through any chain of holdings, and who controls it by each notion. The shares of ultimate owners and closed loops and `unknown` add up to 1.',
  interfaces: [Finding],
  fields: (t) => ({
    firm: t.field({ type: Firm, description: 'The firm.', resolve: ({ firm }) => firm }),
    records: t.field({
      type: ['ID'],
      description: 'Keys under which the graph has it: the one asked for, and those that statements tie to it.',
      resolve: ({ records }) => [...records],
    }),
    asOf: t.expose('asOf', { type: 'Date', description: 'Day on which the holdings were in force.' }),
    ultimateOwners: t.field({
      type: UltimateOwnerConnection,
      description: 'Parties that nobody is known to hold, largest share first.',
      args: { ...pageArguments },
      complexity: pageCost,
      resolve: (answer, page) =>
        pageOf(
          answer.owners.map((owner) => ({ ...owner, of: answer })),
          page,
        ),
    }),
    unknown: t.expose('unknown', {
      type: 'Share',
      description:
        'What ends with holders whom nobody states, free float among them; never shared out among the others.',
    }),
    measures: t.field({
      type: [Method],
      description: 'How the paths to an owner and the range of its share are arrived at; `method` is of the shares.',
      resolve: ({ measures }) => [...measures],
    }),
    closedLoops: t.field({
      type: [ClosedLoop],
      description: 'Companies that only hold each other and have a part of the firm.',
      resolve: ({ closedLoops }) => [...closedLoops],
    }),
    crossHoldings: t.field({
      type: [CrossHolding],
      description: 'Companies above the firm, itself among them, that hold each other.',
      resolve: ({ cycles }) => [...cycles],
    }),
    directHolders: t.field({
      type: [Holding],
      description: 'Who holds it directly: every statement of every dataset.',
      resolve: ({ records, asOf }, _, { graph }) =>
        graph.store.rows(holdingsInFirms, { keys: records, date: asOf }).then((rows) => [...rows]),
    }),
    indirectHolders: t.field({
      type: [Holding],
      description:
        'Who is stated to hold it through others, where the holdings between are stated too. They are those holdings once more: no figure of this answer counts them.',
      resolve: ({ records, asOf }, _, { graph }) =>
        graph.store.rows(indirectHoldingsInFirms, { keys: records, date: asOf }).then((rows) => [...rows]),
    }),
    relations: t.field({
      type: [Relation],
      description: 'What else ties it to other parties, such as who manages it or came after it; no holding, no share.',
      resolve: ({ records, asOf }, _, { graph }) =>
        graph.store.rows(relationsOfParties, { keys: records, date: asOf }).then((rows) => [...rows]),
    }),
    undisclosedHolders: t.field({
      type: [UndisclosedHolder],
      description: 'Holders that a source knows of and does not name: of the firm first, then of companies above it.',
      args: {
        first: t.arg.int({ required: true, defaultValue: 100, description: `How many, at most ${mostUndisclosed}.` }),
      },
      complexity: ({ first }) => ({ field: 1, multiplier: first / 100 }),
      resolve: async (answer, { first }) =>
        (await answer.undisclosed()).slice(0, limited('first', first, mostUndisclosed)),
    }),
    control: t.field({
      type: Control,
      description: 'Who controls it, by each notion of control; computed only when asked for.',
      complexity: 20,
      resolve: (answer) => answer.control(),
    }),
    holds: t.field({
      type: HeldFirmConnection,
      description: 'What the firm itself holds directly, every statement of every dataset.',
      args: { ...pageArguments },
      complexity: pageCost,
      resolve: async ({ records, asOf }, page, { graph: { store } }) => {
        const { first, after } = pageStart(page);
        const rows = await store.rows(holdingsOfParty, {
          keys: records,
          date: asOf,
          after: after ?? '',
          first: first + 1,
        });
        return {
          items: rows.slice(0, first),
          hasNextPage: rows.length > first,
          totalCount: async () => (await store.rows(holdingCount, { keys: records, date: asOf }))[0]?.holdings ?? 0,
        };
      },
    }),
  }),
});

builder.queryField('ownership', (t) =>
  t.field({
    type: Ownership,
    description: 'Who owns a firm in the end, and who controls it by each notion of control.',
    args: {
      firm: t.arg.id({ required: true, description: 'Key of the firm.' }),
      asOf: t.arg({ type: 'Date', description: 'Day on which holdings were in force; today where none is named.' }),
    },
    complexity: 20,
    resolve: (_, { firm, asOf }, { graph }) => loadOwnership(graph, firm, asOf ?? today()),
  }),
);
