import { membershipsOfBlocs, membershipsOfEconomies } from '../queries/__generated__/read.ts';
import { Bloc } from './bloc.ts';
import { builder } from './builder.ts';
import { Economy } from './economy.ts';
import { provenance } from './provenance.ts';

type MembershipRow = NonNullable<typeof membershipsOfBlocs.types>['row'];

const MembershipSpell = builder.objectRef<MembershipRow>('MembershipSpell').implement({
  description: 'A spell during which an economy belongs to a bloc.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The member.', resolve: ({ economy }) => economy }),
    bloc: t.field({ type: Bloc, description: 'The bloc.', resolve: ({ bloc }) => bloc }),
    from: t.expose('from', { type: 'Date', description: 'First day of membership.' }),
    to: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'First day no longer a member; null while it lasts.',
    }),
    degree: t.expose('degree', { type: 'Share', description: '1 for a full member, less for an association.' }),
    basis: t.exposeString('basis', { nullable: true, description: 'Instrument of accession.' }),
    ...provenance(t),
  }),
});

const on = { type: 'Date', required: true, description: 'Day on which the membership held.' } as const;

builder.objectField(Economy, 'memberships', (t) =>
  t.loadableGroup({
    type: MembershipSpell,
    description: 'Blocs that the economy belonged to on a day.',
    args: { on: t.arg(on) },
    byPath: true, // one round trip for all economies at this place of the query
    load: (keys: string[], { graph }, args) =>
      graph.store.rows(membershipsOfEconomies, { keys, from: args.on, until: args.on }),
    group: ({ economy }) => economy,
    resolve: ({ key }) => key,
  }),
);

builder.objectField(Bloc, 'members', (t) =>
  t.loadableGroup({
    type: MembershipSpell,
    description: 'Economies that belonged to the bloc on a day, by code.',
    args: { on: t.arg(on) },
    byPath: true,
    load: (keys: string[], { graph }, args) =>
      graph.store.rows(membershipsOfBlocs, { keys, from: args.on, until: args.on }),
    group: ({ bloc }) => bloc,
    resolve: ({ key }) => key,
  }),
);
