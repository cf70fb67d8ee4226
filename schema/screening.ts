import { today } from '../answers/ownership.ts';
import {
  type FirmScreening,
  loadScreenings,
  mostScreened,
  type RuleInForce,
  type Step,
  type StepHolding,
} from '../answers/screening.ts';
import { builder } from './builder.ts';
import { perItem } from './connection.ts';
import { Finding } from './finding.ts';
import { Firm } from './firm.ts';
import { HoldingStatement } from './holding-statement.ts';
import { ListingSpell } from './listing.ts';
import { Party } from './party.ts';

const Regime = builder.enumType('Regime', {
  description: 'Whose sanctions rule is applied, as it stood on the day.',
  values: {
    OFAC: {
      description: 'United States, Office of Foreign Assets Control: 50 % or more, added up over blocked persons.',
    },
    EU: { description: 'European Union: 50 % or more (before 3 July 2024 more than 50 %) added up, or control.' },
    UK: { description: 'United Kingdom: more than 50 % of one person, or control.' },
    BIS: {
      description:
        'United States, Bureau of Industry and Security: 50 % or more added up, while its rule was in force.',
    },
  } as const,
});

const SanctionsStatus = builder.enumType('SanctionsStatus', {
  description: 'Whether the rule reaches a firm.',
  values: {
    BLOCKED: { description: 'Listed, or reached whatever the true shares within the stated ranges are.' },
    POSSIBLE: { description: 'Reached for some shares within the stated ranges.' },
    CLEAR: { description: 'Reached for none; what nobody states is not covered: see `unstated`.' },
  } as const,
});

const ReachedBy = builder.enumType('ReachedBy', {
  description: 'What brings a company into reach.',
  values: {
    OWNERSHIP: { description: 'Enough of its capital.' },
    VOTES: { description: 'More than half of its votes, where the rule counts control.' },
    CONTROL: { description: 'Control by appointment, contract or the like, where the rule counts control.' },
  } as const,
});

const SanctionsRule = builder.objectRef<RuleInForce>('SanctionsRule').implement({
  description: 'How a regime extends from listed parties to companies, while it was in force.',
  fields: (t) => ({
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'First day; null where it is older than known.',
    }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'First day no longer; null while it lasts.',
    }),
    share: t.field({
      type: 'Share',
      description: 'Ownership that is enough, 0..1.',
      resolve: ({ ownership }) => ownership.share,
    }),
    inclusive: t.boolean({
      description: 'Whether exactly that share is enough.',
      resolve: ({ ownership }) => ownership.inclusive,
    }),
    aggregated: t.exposeBoolean('aggregated', { description: 'Shares of different listed parties add up.' }),
    control: t.exposeBoolean('control', { description: 'Control otherwise than by ownership is enough.' }),
    source: t.exposeString('source', { description: 'Where the rule is published.' }),
  }),
});

/**
 * What is asked of a party is asked once a step or holding, of which a firm that is reached has some and any other none: the
 * items themselves count as one a firm, so that `mostScreened` of them can be asked for, but what is looked up at a party counts
 * as in any other list.
 */
const perParty = { field: 1, multiplier: 6 };

const ScreeningHolding = builder.objectRef<StepHolding>('ScreeningHolding').implement({
  description: 'A holding that a step rests on, with the statement that it was read from.',
  interfaces: [HoldingStatement],
  fields: (t) => ({
    party: t.field({
      type: Party,
      description: 'The holder.',
      complexity: perParty,
      resolve: ({ owner }) => owner,
    }),
    least: t.expose('least', {
      type: 'Share',
      nullable: true,
      description: 'Least share as it counts, 0..1; null for control.',
    }),
    most: t.expose('most', {
      type: 'Share',
      nullable: true,
      description: 'Greatest share as it counts, 0..1; null for control.',
    }),
  }),
});

const ScreeningStep = builder.objectRef<Step>('ScreeningStep').implement({
  description: 'Why a company is reached: holdings that are enough, and of which none can be left out.',
  fields: (t) => ({
    company: t.field({
      type: Party,
      description: 'The company reached.',
      complexity: perParty,
      resolve: ({ company }) => company,
    }),
    round: t.exposeInt('round', { description: 'Steps from the listed parties.' }),
    by: t.field({ type: ReachedBy, description: 'By what.', resolve: ({ by }) => by }),
    holdings: t.field({
      type: [ScreeningHolding],
      description: 'The holdings that suffice.',
      complexity: perItem,
      resolve: ({ holdings }) => [...holdings],
    }),
  }),
});

export const Screening = builder.objectRef<FirmScreening>('Screening').implement({
  description: 'Whether a sanctions rule reaches a firm, and why. Arithmetic of the rule, not a legal determination.',
  interfaces: [Finding],
  fields: (t) => ({
    firm: t.field({ type: Firm, description: 'The firm.', resolve: ({ firm }) => firm }),
    regime: t.field({ type: Regime, description: 'The regime.', resolve: ({ regime }) => regime }),
    asOf: t.expose('asOf', { type: 'Date', description: 'Day of lists, holdings and rule.' }),
    status: t.field({ type: SanctionsStatus, description: 'In a word.', resolve: ({ status }) => status }),
    isListed: t.exposeBoolean('isListed', { description: 'The firm itself stands on a list of the regime.' }),
    rule: t.field({
      type: SanctionsRule,
      nullable: true,
      description: 'The rule in force on the day; null where none was: then only listed firms are blocked.',
      resolve: ({ rule }) => rule,
    }),
    attributedLeast: t.expose('attributedLeast', {
      type: 'Share',
      description: 'Ownership in the hands of blocked parties, at least.',
    }),
    attributedMost: t.expose('attributedMost', {
      type: 'Share',
      description: 'Ownership in the hands of parties that are blocked or may be, at most.',
    }),
    unstated: t.expose('unstated', {
      type: 'Share',
      description: 'Ownership whose holder nobody states: CLEAR says nothing about it.',
    }),
    steps: t.field({
      type: [ScreeningStep],
      description: 'From the listed parties to the firm; none for a firm that is listed itself or clear.',
      complexity: perItem,
      resolve: ({ steps }) => [...steps],
    }),
    listings: t.field({
      type: [ListingSpell],
      description: 'Listings of the regime that hit: the firm’s own, or of the parties where the steps begin.',
      resolve: ({ listings }) => [...listings],
    }),
    otherListings: t.field({
      type: [ListingSpell],
      description:
        'Other lists on which the firm or a party above it stands on the day: of other regimes, for forced labour, military.',
      resolve: ({ otherListings }) => [...otherListings],
    }),
  }),
});

builder.queryFields((t) => ({
  screening: t.field({
    type: [Screening],
    description: 'Which firms a sanctions regime reaches through owners and control, one answer for each, in order.',
    args: {
      firms: t.arg.idList({ required: true, description: `Keys of the firms, at most ${mostScreened}.` }),
      regime: t.arg({ type: Regime, required: true, description: 'The regime.' }),
      asOf: t.arg({ type: 'Date', description: 'Day of lists, holdings and rule; today where none is named.' }),
    },
    complexity: ({ firms }) => ({ field: 20, multiplier: Math.max(1, firms.length) }),
    resolve: (_, { firms, regime, asOf }, { graph }) =>
      loadScreenings(graph, { firms, regime, asOf: asOf ?? today() }).then((all) => [...all]),
  }),
}));
