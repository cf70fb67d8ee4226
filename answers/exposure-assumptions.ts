import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import type { Layer, Projection } from '../graph/projection.ts';
import type { Assumption } from '../model/finding.ts';
import { type BlocMembers, isNamed, type Members } from './bloc-members.ts';
import type { DatasetRow } from './datasets-in-use.ts';
import type { Membership } from './exposure-bloc.ts';
import type { ExposureQuestion } from './exposure-subject.ts';
import { repairsSaid, type UpstreamRepairs } from './upstream-repairs.ts';

interface Circumstances {
  readonly projection: Projection;
  readonly members: BlocMembers;
  readonly question: ExposureQuestion;
  readonly datasets: readonly DatasetRow[];
  readonly unstatedShare: number;
  readonly membership: Membership;
  /** Those that say who belongs to the bloc through owners; null where only seats do. */
  readonly holdings: HoldingsOnDay | null;
  /** By how much shares of owners may be off; null where they are not used, or are exact. */
  readonly ownersGap: number | null;
  /** Members, in whole or in part, that the layer does not show. */
  readonly notShown: { readonly economies: readonly string[]; readonly industries: readonly string[] };
  /** Records of one firm that the layer shows apart. */
  readonly recordsApart: readonly (readonly string[])[];
  /** How the subject and its suppliers were repaired. */
  readonly repairs: UpstreamRepairs;
  /** Parts of a portfolio that the layer does not show. */
  readonly partsNotShown: readonly string[];
}

/** What makes a firm count, where its seat alone does not. */
const readingSaid = {
  LOCATION: ['LOCATION_BY_SEAT', 'A firm counts to the bloc of the economy it is seated in, whoever owns it.'],
  OWNERSHIP: [
    'OWNERSHIP_BY_ENDS',
    'A firm counts to the bloc by the share that parties seated in it hold in the end, through all chains of holdings; a firm that nobody is known to hold counts by its seat.',
  ],
  CONTROL: [
    'CONTROL_BY_MAJORITY',
    'A firm counts to the bloc whole or not at all: by the seat of whoever has more than half of the votes in the end, or is stated to control it.',
  ],
  UNION: [
    'UNION_OF_READINGS',
    'A firm counts to the bloc with the largest of three: its seat, the share that parties seated in the bloc hold in the end, and control by a majority of votes. Nothing counts twice.',
  ],
} as const satisfies Record<Membership, readonly [string, string]>;

/** What else makes a firm count to a bloc of parties. */
const namedSaid = {
  LOCATION: ', whoever owns it',
  OWNERSHIP: ', or by the share that they hold of it through all chains of holdings',
  CONTROL: ', or whole where they together have more than half of the votes step by step, or are stated to control it',
  UNION: ', whole where they together control it, or else by the share that they hold of it; nothing counts twice',
} as const satisfies Record<Membership, string>;

/** They live as long as the projection that they are of. */
const unseatedOf = new WeakMap<Projection, number>();

/** Firms of a layer whose seat nobody states. */
function unseatedIn(projection: Projection): number {
  const known = unseatedOf.get(projection);
  if (known !== undefined) return known;
  const unseated = projection.economies.reduce((sum, seats) => sum + (seats.length === 0 ? 1 : 0), 0);
  unseatedOf.set(projection, unseated);
  return unseated;
}

const nothing = 'nobody';

/** How many of each kind. */
function countsOf({ parties, industries, degrees }: Members): string {
  const counts = [
    [parties.size, 'firm or person', 'firms and persons'],
    [industries.size, 'industry', 'industries'],
    [degrees.size, 'economy', 'economies'],
  ] as const;
  const said = counts.flatMap(([count, one, several]) =>
    count > 0 ? [`${count} ${count === 1 ? one : several}`] : [],
  );
  return said.length > 0 ? said.join(', ') : nothing;
}

/** What is said of parts of a portfolio that the layer does not show: nothing where it shows all. */
export function partsNotShownIn({ dataset, year }: Layer, parts: readonly string[]): readonly Assumption[] {
  if (parts.length === 0) return [];
  const named = `${parts.slice(0, 10).join(', ')}${parts.length > 10 ? ' and more' : ''}`;
  return [
    {
      code: 'PARTS_NOT_SHOWN',
      text: `Of the portfolio ${parts.length} ${parts.length === 1 ? 'part is' : 'parts are'} not in '${dataset}' of ${year} and ${parts.length === 1 ? 'counts' : 'count'} as unknown: ${named}.`,
    },
  ];
}

/** What an exposure takes for granted in the circumstances, most consequential first. */
export function exposureAssumptions({
  projection,
  members,
  question,
  datasets,
  unstatedShare,
  membership,
  holdings,
  ownersGap,
  notShown,
  recordsApart,
  repairs,
  partsNotShown,
}: Circumstances): readonly Assumption[] {
  const { layer } = projection;
  const assumptions: Assumption[] = [];
  const say = (code: string, text: string) => assumptions.push({ code, text });

  const invented = datasets.filter(({ illustrative }) => illustrative);
  if (invented.length > 0)
    say(
      'ILLUSTRATIVE',
      `The figures of ${invented.map(({ key }) => `'${key}'`).join(', ')} are invented, to show how answers come about. They say nothing of the world.`,
    );
  assumptions.push(...partsNotShownIn(layer, partsNotShown));
  if (layer.of === 'industries') {
    say(
      'PROPORTIONAL_USE',
      'Every buyer of an industry’s output is taken to receive the same mix of inputs. Exporters that process imports are more exposed than this shows.',
    );
    say('TABLE_OUTPUT', 'Shares are of gross output as the table’s own output column states it.');
    if (membership !== 'LOCATION')
      say(
        'OWNERS_OF_INDUSTRIES_UNKNOWN',
        'Nobody states who owns or controls the firms of an industry: industries count to the bloc by their economy, whatever membership is asked.',
      );
    if (notShown.economies.length > 0)
      say(
        'MEMBERS_IN_REST_OF_WORLD',
        `The table does not show ${notShown.economies.join(', ')} apart: what comes from there counts as the rest of the world’s.`,
      );
  } else {
    if (isNamed(members))
      say(
        'BLOC_OF_PARTIES',
        `The bloc is ${countsOf(members)}: a firm counts where it is one of them${members.degrees.size > 0 ? ', or is seated there' : ''}${members.industries.size > 0 ? ', or as far as it earns its revenue there' : ''}${namedSaid[membership]}.`,
      );
    else if (holdings === null)
      say('LOCATION_BY_SEAT', 'A firm counts to the bloc of the economy it is seated in, whoever owns it.');
    else {
      const [code, text] = readingSaid[membership];
      say(code, text);
      say(
        'OWNERS_BY_SEAT',
        'Whoever stands at the end of a chain of holdings counts with the seats that any dataset states; one without a stated seat counts to no bloc (see unknownSeats), and what no statement covers is nobody’s (see unknownOwners).',
      );
    }
    const unseated = isNamed(members) ? 0 : unseatedIn(projection);
    if (unseated > 0)
      say(
        'SEATS_NOT_STATED',
        `Of ${unseated} ${unseated === 1 ? 'firm' : 'firms'} in '${layer.dataset}' nobody states a seat: they count to no bloc by location, and unknownSeats says how much more it would be if all were of this one.`,
      );
    if (holdings !== null && holdings.oneKindOnly > 0)
      say(
        'ONE_KIND_OF_HOLDING',
        `Of ${holdings.oneKindOnly} companies either capital or votes are stated, not both: one stands for the other.`,
      );
    if (ownersGap !== null)
      say(
        'OWNERS_NOT_SETTLED',
        `Many companies hold each other, and so little of them belongs to anybody else that their owners were not followed to the end: of none is what the bloc owns off by more than ${ownersGap.toPrecision(2)}. The bounds do not contain what comes of it.`,
      );
    if (recordsApart.length > 0)
      say(
        'RECORDS_APART',
        `'${layer.dataset}' lists ${recordsApart.length === 1 ? 'a firm' : `${recordsApart.length} firms`} under several keys that statements make one (${recordsApart
          .slice(0, 5)
          .map((records) => records.join(' and '))
          .join(
            '; ',
          )}${recordsApart.length > 5 ? '; and more' : ''}): each stands with its own purchases, for the dataset may state parts of one business, or the same twice. Paths go through either.`,
      );
    if (unstatedShare > 0)
      say(
        'UNSTATED_PURCHASES',
        'Of some firms nobody states what they buy in all: value beyond their named suppliers counts as their own (see coverage.unstatedShare).',
      );
    if (repairs.unvaluedLinks > 0)
      say(
        'LINKS_WITHOUT_AMOUNT',
        repairs.unvaluedLinks === 1
          ? 'A link on the way has no amount and is not followed.'
          : `${repairs.unvaluedLinks} links on the way have no amount and are not followed.`,
      );
    assumptions.push(...repairsSaid(repairs));
  }
  if (members.partly !== null) {
    const ofPart = countsOf(members.partly);
    if (ofPart !== nothing)
      say(
        'LISTED_IN_PART',
        `Of ${ofPart} a part stands on the list, such as a region or some goods. The data do not say who is of it: nobody counts for it, and possiblyListed says how much more it would be if all did.`,
      );
    if (notShown.industries.length > 0)
      say(
        'LISTED_INDUSTRIES_NOT_SHOWN',
        `${layer.of === 'industries' ? 'The table does not show' : `No firm of '${layer.dataset}' is stated to be of`} the listed ${notShown.industries.join(', ')}: what comes from there is not counted.`,
      );
  }
  if ('finalDemand' in question.subject)
    say(
      'NEGATIVE_DEMAND',
      'Final demand is the sum of its categories; where falling stocks make it negative it weighs nothing.',
    );
  if (layer.year !== question.year)
    say('YEAR_CARRIED', `The data of ${layer.year} stand for ${question.year}: nothing nearer has the subject.`);
  const exceeding = repairs.rescaled + repairs.overfull;
  if (exceeding > 0) {
    say(
      'PURCHASES_ABOVE_OUTPUT',
      `Of ${exceeding} ${layer.of === 'firms' ? (exceeding === 1 ? 'firm' : 'firms') : exceeding === 1 ? 'industry' : 'industries'} on the way purchases exceed output (of ${repairs.overfull} by more than 2 percent): rescaled to it.`,
    );
  }
  if (layer.of === 'industries') say('MEMBERS_AS_OF', `Members are those of ${members.date}.`);
  else
    say(
      'MEMBERS_AS_OF',
      `Members${holdings === null ? '' : ' and holdings'} are those of ${members.date}, and the seats of the chain's firms those of ${layer.year}-12-31.`,
    );
  return assumptions;
}
