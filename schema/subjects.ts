import { type SubjectKind as Kind, loadSubjects, type NamedSubject } from '../answers/subjects.ts';
import { KnownError } from '../model/errors.ts';
import { builder } from './builder.ts';
import { Economy } from './economy.ts';

const SubjectKind = builder.enumType('SubjectKind', {
  description: 'What a supply chain can be asked about by name.',
  values: {
    ECONOMY: { description: 'An economy: what it makes (`economy`), or what its users buy (`finalDemand`).' },
    INDUSTRY: { description: 'An industry of an economy in a classification.' },
    FIRM: { description: 'A firm.' },
  } as const satisfies Record<Kind, object>,
});

const Subject = builder.objectRef<NamedSubject>('Subject').implement({
  description: 'Somebody or something whose supply chain can be asked about.',
  fields: (t) => ({
    kind: t.field({ type: SubjectKind, description: 'What it is.', resolve: ({ kind }) => kind }),
    key: t.exposeID('key', { description: 'Natural key, as `SubjectInput` takes it.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Name: of an industry its sector’s alone; null where no dataset names it.',
    }),
    economy: t.field({
      type: Economy,
      nullable: true,
      description: 'Economy of an industry, or the economy itself; null of a firm, whose seats are its own.',
      resolve: ({ economy }) => economy,
    }),
  }),
});

const most = 50;

builder.queryField('subjects', (t) =>
  t.field({
    type: [Subject],
    description:
      'Whose supply chains a text may mean: economies, then industries, then firms, and of each kind first the one whose key it is. Every word has to be found in a name or a code, in those of an industry or of its economy, so that `mexico machinery` finds one; a firm holds the text as it is.',
    args: {
      search: t.arg.string({ required: true, description: 'Words of a name, or a key, in any case; empty for none.' }),
      kinds: t.arg({ type: [SubjectKind], description: 'Only these kinds; without it all.' }),
      first: t.arg.int({ defaultValue: 6, description: `Of each kind, at most ${most}.` }),
    },
    complexity: ({ first }) => ({ field: 1, multiplier: 3 * Math.max(1, first ?? 6) }),
    resolve: async (_, { search, kinds, first }, { graph: { store } }) => {
      const length = first ?? 6;
      if (length < 0 || length > most)
        throw new KnownError('BAD_USER_INPUT', { what: 'first', found: String(length), wanted: `0 to ${most}` });
      const asked = new Set<Kind>(kinds ?? ['ECONOMY', 'INDUSTRY', 'FIRM']);
      return [...(await loadSubjects(store, search, asked, length))];
    },
  }),
);
