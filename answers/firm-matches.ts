import { type FirmName, firmNames } from '../analytics/firm-name.ts';
import type { LegalForm } from '../analytics/legal-form.ts';
import { type NameAgreement, nameAgreement, nameAgreements } from '../analytics/name-agreement.ts';
import { type Agreement, agreementWeight, linkageProbability } from '../analytics/record-linkage.ts';
import type { Graph } from '../graph/graph.ts';
import { KnownError } from '../model/errors.ts';
import { economyOfIso2 } from '../model/iso2.ts';
import type { Iso3 } from '../model/iso3.ts';
import { isLei } from '../model/lei.ts';
import { firmsByKey, seatsOfParties } from '../queries/__generated__/read.ts';
import { loadDatasetsInUse } from './datasets-in-use.ts';
import { blocksOfNumbers, blocksOfText, type FirmIndex, loadFirmIndex } from './firm-index.ts';

/** A firm as somebody outside of the graph names it. What is null is not known. */
export interface FirmQuery {
  readonly name: string | null;
  /** Where it has a seat. */
  readonly country: Iso3 | null;
  readonly lei: string | null;
  readonly registerNumber: string | null;
  /** The register, as the graph names it; without it a number only counts as a feature. */
  readonly registerAuthority: string | null;
  /** Key of the firm, where the graph has it already: it is no candidate for itself. */
  readonly firm: string | null;
}

/**
 * MATCH: one firm is it, and nothing stands against it. REVIEW: somebody has to look. NEW: no firm of the graph is likely to
 * be it. NONE: nothing is stated to match by.
 */
export type MatchStatus = 'MATCH' | 'REVIEW' | 'NEW' | 'NONE';

/** How one feature of the question agrees with the firm, and what that says. */
export interface MatchFeature {
  readonly feature: 'LEI' | 'REGISTER_NUMBER' | 'NAME' | 'LEGAL_FORM' | 'COUNTRY';
  /** EQUAL, DIFFERENT or MISSING, and of names how they agree. */
  readonly outcome: NameAgreement | 'MISSING';
  /** In bits: 10 makes it a thousand times likelier, below 0 speaks against. Null where the feature decides by itself. */
  readonly weight: number | null;
  readonly asked: string | null;
  readonly found: string | null;
}

export interface MatchCandidate {
  readonly firm: string;
  readonly name: string | null;
  readonly dataset: string | null;
  readonly lei: string | null;
  /** Probability that it is the firm, 0..1. */
  readonly score: number;
  /** The feature that settles it whatever the others say; null where all are weighed. */
  readonly decidedBy: 'LEI' | 'REGISTER_NUMBER' | null;
  readonly explanation: readonly MatchFeature[];
}

export interface FirmMatch {
  readonly query: FirmQuery;
  readonly status: MatchStatus;
  /** Why it has this status, in one sentence. */
  readonly reason: string;
  readonly candidates: readonly MatchCandidate[];
}

export interface MatchSettings {
  /** Only firms that this dataset describes; null for all. */
  readonly dataset: string | null;
  /** Most candidates of a question. */
  readonly first: number;
}

/** The probability that two records are of one firm, before any feature is looked at. */
const prior = 1e-4;
/** From here on a match is automatic. */
const automatic = 0.99;
/** From here on somebody has to look. */
const worthALook = 0.5;
/** Below this a candidate is not even shown. */
const worthShowing = 0.01;

/** How often features agree. Judgments, as those of names: see `nameAgreements`. */
const agreements = {
  registerNumber: { same: 0.95, other: 1e-6 },
  legalForm: { same: 0.85, other: 0.4 },
  country: { same: 0.97, other: 0.15 },
} as const satisfies Record<string, Agreement>;

/**
 * Which firms of the graph are meant by firms named elsewhere, with the probability of each and what it rests on.
 *
 * Keys come first: the same valid LEI, or the same number in the same register, is the same firm, and two valid LEIs that
 * differ never are. All else is weighed by the way of Fellegi and Sunter. Nothing is written.
 *
 * @returns one answer a question, in their order.
 * @throws KnownError NOT_FOUND when there is no such dataset.
 */
export async function loadFirmMatches(
  graph: Graph,
  queries: readonly FirmQuery[],
  { dataset, first }: MatchSettings,
): Promise<readonly FirmMatch[]> {
  const { byKey: datasets } = await loadDatasetsInUse(graph.store);
  if (dataset !== null && !datasets.has(dataset))
    throw new KnownError('NOT_FOUND', {
      kind: 'dataset',
      key: dataset,
      hint: `There are ${[...datasets.keys()].join(', ')}.`,
    });
  const index = await loadFirmIndex(graph);
  const asked = queries.map((query) => ({
    query,
    names: query.name === null ? [] : firmNames(query.name),
    keys: candidateKeys(index, query),
  }));
  const firms = await loadFirms(graph, [...new Set(asked.flatMap(({ keys }) => keys))]);
  return asked.map(({ query, names, keys }) => {
    const candidates = keys
      .map((key) => firms.get(key))
      .filter((firm) => firm !== undefined && (dataset === null || firm.dataset === dataset))
      .map((firm) => compared(query, names, firm as Firm))
      .filter(({ score, explanation }) => score >= worthShowing || isRefusedByLei(explanation))
      .sort((a, b) => b.score - a.score || (a.firm < b.firm ? -1 : 1));
    return { query, ...verdict(query, names, candidates), candidates: candidates.slice(0, first) };
  });
}

interface Firm {
  readonly key: string;
  readonly name: string | null;
  readonly names: readonly FirmName[];
  readonly dataset: string | null;
  readonly lei: string | null;
  readonly registerNumber: string | null;
  readonly registerAuthority: string | null;
  readonly countries: readonly Iso3[];
}

function candidateKeys(index: FirmIndex, { name, lei, registerNumber, firm }: FirmQuery): readonly string[] {
  const blocks = [...(name === null ? [] : blocksOfText(name)), ...blocksOfNumbers(lei, registerNumber)];
  return index.candidates(blocks).filter((key) => key !== firm);
}

async function loadFirms({ store }: Graph, keys: string[]): Promise<ReadonlyMap<string, Firm>> {
  const seats = new Map<string, Iso3[]>();
  for (const { party, economy } of await store.rows(seatsOfParties, { keys }))
    seats.set(party, [...(seats.get(party) ?? []), economy]);
  const rows = await store.rows(firmsByKey, { keys });
  return new Map(
    rows.map(({ key, name, aliases, dataset, lei, registerNumber, registerAuthority, jurisdiction }) => {
      const law = jurisdiction === null ? null : economyOfIso2(jurisdiction);
      const countries = new Set([...(law === null ? [] : [law]), ...(seats.get(key) ?? [])]);
      const names = [...(name === null ? [] : [name]), ...(aliases ?? [])].flatMap(firmNames);
      return [key, { key, name, names, dataset, lei, registerNumber, registerAuthority, countries: [...countries] }];
    }),
  );
}

function compared(query: FirmQuery, names: readonly FirmName[], firm: Firm): MatchCandidate {
  const named = namesCompared(names, firm.names);
  const explanation = [
    leiCompared(query.lei, firm.lei),
    numbersCompared(query, firm),
    ...named,
    countriesCompared(query.country, firm.countries),
  ];
  const weight = explanation.reduce((sum, feature) => sum + (feature.weight ?? 0), 0);
  const decisive = explanation.find((feature) => feature.weight === null);
  const { key, name, dataset, lei } = firm;
  return {
    firm: key,
    name,
    dataset,
    lei,
    score: decisive ? Number(decisive.outcome === 'EQUAL') : linkageProbability(weight, prior),
    decidedBy: (decisive?.feature ?? null) as MatchCandidate['decidedBy'],
    explanation,
  };
}

function leiCompared(asked: string | null, found: string | null): MatchFeature {
  const feature = { feature: 'LEI', asked, found } as const;
  if (asked === null || found === null || !isLei(asked) || !isLei(found))
    return { ...feature, outcome: 'MISSING', weight: 0 };
  return { ...feature, outcome: asked === found ? 'EQUAL' : 'DIFFERENT', weight: null };
}

function numbersCompared(query: FirmQuery, firm: Firm): MatchFeature {
  const { registerNumber: asked, registerAuthority: register } = query;
  const feature = { feature: 'REGISTER_NUMBER', asked, found: firm.registerNumber } as const;
  if (asked === null || firm.registerNumber === null) return { ...feature, outcome: 'MISSING', weight: 0 };
  const isEqual = asked === firm.registerNumber;
  if (isEqual && register !== null && register === firm.registerAuthority)
    return { ...feature, outcome: 'EQUAL', weight: null };
  // Numbers of two registers are bound to differ.
  if (!isEqual && register !== firm.registerAuthority) return { ...feature, outcome: 'MISSING', weight: 0 };
  return {
    ...feature,
    outcome: isEqual ? 'EQUAL' : 'DIFFERENT',
    weight: agreementWeight(agreements.registerNumber, isEqual),
  };
}

/** The two names that speak most for one firm, and their legal forms: a form belongs to a name. */
function namesCompared(asked: readonly FirmName[], found: readonly FirmName[]): readonly MatchFeature[] {
  let best: readonly MatchFeature[] = [
    { feature: 'NAME', outcome: 'MISSING', weight: 0, asked: asked[0]?.text ?? null, found: found[0]?.text ?? null },
  ];
  let most = Number.NEGATIVE_INFINITY;
  for (const a of asked) {
    for (const b of found) {
      const outcome = nameAgreement(a, b);
      const { same, other } = nameAgreements[outcome];
      const name = { feature: 'NAME', outcome, weight: Math.log2(same / other), asked: a.text, found: b.text } as const;
      const form = formsCompared(a.form, b.form);
      const weight = name.weight + (form.weight ?? 0);
      if (weight <= most) continue;
      most = weight;
      best = [name, form];
    }
  }
  return best;
}

function formsCompared(asked: LegalForm | null, found: LegalForm | null): MatchFeature {
  const agrees = asked === null || found === null ? null : asked === found;
  return {
    feature: 'LEGAL_FORM',
    outcome: outcomeOf(agrees),
    weight: agreementWeight(agreements.legalForm, agrees),
    asked,
    found,
  };
}

function countriesCompared(asked: Iso3 | null, found: readonly Iso3[]): MatchFeature {
  const agrees = asked === null || found.length === 0 ? null : found.includes(asked);
  return {
    feature: 'COUNTRY',
    outcome: outcomeOf(agrees),
    weight: agreementWeight(agreements.country, agrees),
    asked,
    found: found.length === 0 ? null : found.join(', '),
  };
}

function outcomeOf(agrees: boolean | null): 'EQUAL' | 'DIFFERENT' | 'MISSING' {
  return agrees === null ? 'MISSING' : agrees ? 'EQUAL' : 'DIFFERENT';
}

/** Another valid LEI refuses what the name alone would propose: that is worth showing. */
function isRefusedByLei(explanation: readonly MatchFeature[]): boolean {
  const [lei] = explanation;
  return (
    lei?.outcome === 'DIFFERENT' &&
    linkageProbability(
      explanation.reduce((sum, { weight }) => sum + (weight ?? 0), 0),
      prior,
    ) >= worthALook
  );
}

function verdict(
  { name, lei, registerNumber }: FirmQuery,
  names: readonly FirmName[],
  candidates: readonly MatchCandidate[],
): { readonly status: MatchStatus; readonly reason: string } {
  const badLei =
    lei !== null && !isLei(lei) ? ` The check digits of the LEI '${lei}' do not agree: it is left aside.` : '';
  const [best, ...others] = candidates;
  const say = (status: MatchStatus, reason: string) => ({ status, reason: `${reason}${badLei}` });
  if (names.length === 0 && (lei === null || badLei !== '') && registerNumber === null)
    return say('NONE', name === null ? 'It states no name, LEI or number.' : 'Its name has no letter.');
  if (!best || best.score < worthALook)
    return say(
      'NEW',
      best?.explanation[0]?.outcome === 'DIFFERENT' && best.score === 0
        ? 'Firms of its name have another LEI, so it is none of them.'
        : 'No firm of the graph is likely to be it.',
    );
  const text = explained(best);
  if (best.score < automatic) return say('REVIEW', text);
  const rival = others.find(({ score, dataset }) => score >= automatic && dataset === best.dataset);
  if (best.decidedBy === null && rival)
    return say('REVIEW', `${text} But ${rival.firm} of the same dataset is as likely.`);
  return say('MATCH', text);
}

const saysOfNames: Readonly<Record<NameAgreement, string>> = {
  EQUAL: 'the same name',
  SPELLED_EQUAL: 'the same name in another script',
  SHORT_EQUAL: 'the same short name',
  CLOSE: 'a name a slip of the pen apart',
  INITIALS: 'initials of its name',
  CONTAINED: 'a name within the name',
  DIFFERENT: 'another name',
};

/** What a candidate rests on, as a sentence. */
export function explained({ explanation, decidedBy, score }: MatchCandidate): string {
  const parts = explanation
    .filter(({ outcome }) => outcome !== 'MISSING')
    .map(({ feature, outcome, asked, found }) => {
      if (feature === 'NAME') return `${saysOfNames[outcome as NameAgreement]} (${asked} – ${found})`;
      const what = { LEI: 'LEI', REGISTER_NUMBER: 'register number', LEGAL_FORM: 'legal form', COUNTRY: 'country' }[
        feature
      ];
      return outcome === 'EQUAL' ? `the same ${what} (${found})` : `another ${what} (${asked} – ${found})`;
    });
  const said = parts.join(', ');
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  return decidedBy === null
    ? `${sentence}: ${score.toFixed(4)}.`
    : `${sentence}: the ${decidedBy === 'LEI' ? 'LEI' : 'number in the register'} decides.`;
}
