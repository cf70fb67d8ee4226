import {
  type MatchCandidate as Candidate,
  explained,
  type MatchFeature as Feature,
  type FirmMatch,
  loadFirmMatches,
} from '../answers/firm-matches.ts';
import { KnownError } from '../model/errors.ts';
import { builder } from './builder.ts';
import { Dataset } from './dataset.ts';
import { Firm } from './firm.ts';

/** Most firms of one question, and most candidates for each. */
const mostFirms = 500;
const mostCandidates = 50;

const FirmQuery = builder.inputType('FirmQuery', {
  description: 'A firm as somebody outside of the graph names it. Give what is known; a name is enough.',
  fields: (t) => ({
    name: t.string({ description: 'Its name, in any script, with or without its legal form.' }),
    country: t.field({ type: 'Iso3', description: 'An economy in which it has a seat.' }),
    lei: t.string({
      description:
        'Its Legal Entity Identifier, ISO 17442. One whose check digits do not agree is left aside, and the reason says so.',
    }),
    registerNumber: t.string({ description: 'Its number in a register.' }),
    registerAuthority: t.string({
      description: 'The register, as the graph names it; without it the number is only one feature among others.',
    }),
    firm: t.id({ description: 'Key of the firm where the graph has it already: it is no candidate for itself.' }),
  }),
});

const MatchStatus = builder.enumType('MatchStatus', {
  description: 'What came of looking for a firm.',
  values: {
    MATCH: { description: 'One firm is it: by a key, or with a probability of 0.99 or more and no rival.' },
    REVIEW: { description: 'Somebody has to look: the best has 0.5 or more, or two of one dataset are as likely.' },
    NEW: { description: 'No firm of the graph is likely to be it.' },
    NONE: { description: 'Nothing is stated to match by.' },
  } as const,
});

const MatchedFeature = builder.enumType('MatchedFeature', {
  description: 'What was compared.',
  values: {
    LEI: { description: 'Legal Entity Identifiers with right check digits. It decides by itself.' },
    REGISTER_NUMBER: { description: 'Register numbers. In the same register it decides by itself.' },
    NAME: { description: 'The two names that agree best, without their legal forms.' },
    LEGAL_FORM: { description: 'The kinds of legal form that go with these names.' },
    COUNTRY: { description: 'The economy named, and those of the firm’s seats and law.' },
  } as const,
});

const FeatureOutcome = builder.enumType('FeatureOutcome', {
  description: 'How a feature agrees.',
  values: {
    EQUAL: { description: 'The same; of names: the same words in any order.' },
    SPELLED_EQUAL: { description: 'The same name in another script.' },
    SHORT_EQUAL: { description: 'The same name of at most five letters, which many firms may bear.' },
    CLOSE: { description: 'Names that a slip of the pen may tell apart.' },
    INITIALS: { description: 'One name is the initials of the other.' },
    CONTAINED: { description: 'All words of one name are words of the other, as with parts of a group.' },
    DIFFERENT: { description: 'Not the same.' },
    MISSING: { description: 'One of the two is not stated.' },
  } as const,
});

const MatchFeature = builder.objectRef<Feature>('MatchFeature').implement({
  description: 'How one feature agrees, and how much that says.',
  fields: (t) => ({
    feature: t.field({ type: MatchedFeature, description: 'What was compared.', resolve: ({ feature }) => feature }),
    outcome: t.field({ type: FeatureOutcome, description: 'How it agrees.', resolve: ({ outcome }) => outcome }),
    weight: t.exposeFloat('weight', {
      nullable: true,
      description:
        'Bits for it: 10 makes it a thousand times likelier, below 0 speaks against. Null where the feature decides by itself.',
    }),
    asked: t.exposeString('asked', { nullable: true, description: 'As the question states it.' }),
    found: t.exposeString('found', { nullable: true, description: 'As the graph states it.' }),
  }),
});

const MatchCandidate = builder.objectRef<Candidate>('MatchCandidate').implement({
  description: 'A firm of the graph that may be the one asked for.',
  fields: (t) => ({
    key: t.exposeID('firm', { description: 'Key of the firm.' }),
    firm: t.field({ type: Firm, nullable: true, description: 'The firm.', resolve: ({ firm }) => firm }),
    dataset: t.field({
      type: Dataset,
      nullable: true,
      description: 'The dataset that describes it.',
      resolve: ({ dataset }) => dataset,
    }),
    score: t.expose('score', {
      type: 'Share',
      description:
        'Probability that it is, 0..1; 1 or 0 where a key decides. It rests on stated judgments, see the method.',
    }),
    decidedBy: t.field({
      type: MatchedFeature,
      nullable: true,
      description: 'The key that settles it; null where all features are weighed.',
      resolve: ({ decidedBy }) => decidedBy,
    }),
    text: t.string({ description: 'What the score rests on, in one sentence.', resolve: explained }),
    explanation: t.field({
      type: [MatchFeature],
      description: 'What was compared, feature by feature.',
      resolve: ({ explanation }) => [...explanation],
    }),
  }),
});

const Match = builder.objectRef<FirmMatch>('Match').implement({
  description: 'What came of looking for one firm.',
  fields: (t) => ({
    name: t.string({ nullable: true, description: 'The name asked for.', resolve: ({ query }) => query.name }),
    status: t.field({ type: MatchStatus, description: 'What came of it.', resolve: ({ status }) => status }),
    reason: t.exposeString('reason', { description: 'Why, in one sentence.' }),
    candidates: t.field({
      type: [MatchCandidate],
      description:
        'Firms with a probability of 0.01 or more, the likeliest first; then those that the name proposes and another LEI refuses, with 0.',
      resolve: ({ candidates }) => [...candidates],
    }),
  }),
});

builder.queryField('match', (t) =>
  t.field({
    type: [Match],
    description:
      'Which firms of the graph are meant by firms named elsewhere, one answer for each in their order: by keys first, then by name, legal form and country. Nothing is written.',
    args: {
      firms: t.arg({ type: [FirmQuery], required: true, description: `The firms to look for, at most ${mostFirms}.` }),
      dataset: t.arg.id({ description: 'Only firms that this dataset describes, such as a list to screen against.' }),
      first: t.arg.int({
        required: true,
        defaultValue: 5,
        description: `Most candidates of each, at most ${mostCandidates}.`,
      }),
    },
    complexity: ({ firms }) => ({ field: 1, multiplier: Math.max(1, firms.length) }),
    resolve: async (_, { firms, dataset, first }, { graph }) => {
      if (firms.length > mostFirms)
        throw new KnownError('BAD_USER_INPUT', {
          what: 'firms',
          found: `${firms.length} firms`,
          wanted: `at most ${mostFirms}`,
        });
      if (first < 0 || first > mostCandidates)
        throw new KnownError('BAD_USER_INPUT', { what: 'first', found: `${first}`, wanted: `0 to ${mostCandidates}` });
      const queries = firms.map((firm) => ({
        name: firm.name ?? null,
        country: firm.country ?? null,
        lei: firm.lei ?? null,
        registerNumber: firm.registerNumber ?? null,
        registerAuthority: firm.registerAuthority ?? null,
        firm: firm.firm ?? null,
      }));
      return [...(await loadFirmMatches(graph, queries, { dataset: dataset ?? null, first }))];
    },
  }),
);
