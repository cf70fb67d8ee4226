import type {
  OwnerChain as ChainOfAnswer,
  OwnerHop as HopOfAnswer,
  PathMember as MemberOfAnswer,
} from '../answers/exposure-owners.ts';
import { builder } from './builder.ts';
import { perItem } from './connection.ts';
import { Exposure, PathList } from './exposure.ts';
import { Holding } from './firm.ts';

const OwnerHop = builder.objectRef<HopOfAnswer>('OwnerHop').implement({
  description: 'One step up a chain of holdings.',
  fields: (t) => ({
    company: t.exposeID('company', { description: 'Key of the company held.' }),
    holder: t.exposeID('holder', { description: 'Key of the holder.' }),
    statements: t.field({
      type: [Holding],
      description: 'Every row that states the holding, with dataset and record.',
      complexity: perItem,
      resolve: ({ statements }) => [...statements],
    }),
  }),
});

const OwnerChainBy = builder.enumType('OwnerChainBy', {
  description: 'What a chain of holdings carries.',
  values: {
    OWNERSHIP: { description: 'Shares, multiplied along the chain.' },
    CONTROL: { description: 'A majority of votes, or stated control, at every step.' },
  } as const,
});

const OwnerChain = builder.objectRef<ChainOfAnswer>('OwnerChain').implement({
  description: 'Holdings that lead from a supplier up to a party of the bloc.',
  fields: (t) => ({
    by: t.field({
      type: OwnerChainBy,
      description: 'Whether it carries ownership or control.',
      resolve: ({ by }) => by,
    }),
    share: t.expose('share', {
      type: 'Share',
      nullable: true,
      description: 'Share of the supplier that comes to the last party this way; null for control.',
    }),
    parties: t.field({
      type: ['ID'],
      description: 'Keys from the supplier to the party of the bloc.',
      resolve: ({ parties }) => [...parties],
    }),
    hops: t.field({
      type: [OwnerHop],
      description: 'Its holdings, upwards.',
      complexity: perItem,
      resolve: ({ hops }) => [...hops],
    }),
  }),
});

const PathMember = builder.objectRef<MemberOfAnswer>('PathMember').implement({
  description: 'A supplier at the end of a path, and why it counts to the bloc.',
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Key of the industry or firm.' }),
    membership: t.expose('membership', { type: 'Share', description: 'How far it counts by the membership asked.' }),
    location: t.expose('location', { type: 'Share', description: 'By where it is.' }),
    ownership: t.expose('ownership', {
      type: 'Share',
      nullable: true,
      description: 'By who owns it in the end; null for industries, and where only the location was asked.',
    }),
    control: t.expose('control', {
      type: 'Share',
      nullable: true,
      description: 'By who controls it; null as `ownership`.',
    }),
    unknownOwnership: t.expose('unknownOwnership', {
      type: 'Share',
      nullable: true,
      description: 'The part whose owners nobody states: `ownership` may be more by as much.',
    }),
    owners: t.field({
      type: [OwnerChain],
      description:
        'The largest chains of holdings that lead from it into the bloc, at most three of ownership and one of control.',
      complexity: perItem,
      resolve: ({ owners }) => [...owners],
    }),
  }),
});

builder.objectField(PathList, 'members', (t) =>
  t.field({
    type: [PathMember],
    description: 'Every supplier at the end of a path, once, and why it counts to the bloc.',
    complexity: perItem,
    resolve: async (paths) => [...(await paths.members())],
  }),
);

builder.objectFields(Exposure, (t) => ({
  hiddenByOwnership: t.field({
    type: 'Share',
    nullable: true,
    description:
      'Exposure that the seats of suppliers do not show: by UNION less by LOCATION, whatever membership was asked. Null for industries, of which nobody states the owners, and where so many firms hold each other that owners could not be followed to the end.',
    complexity: 50,
    resolve: (answer) => answer.hiddenByOwnership(),
  }),
  unknownOwners: t.field({
    type: 'Share',
    nullable: true,
    description:
      'How much more the exposure may be because of owners, and holders of votes, whom nobody states. Null by LOCATION, and for industries.',
    complexity: 50,
    resolve: (answer) => answer.unknownOwners(),
  }),
  unknownSeats: t.field({
    type: 'Share',
    nullable: true,
    description:
      'How much more the exposure may be because of suppliers, and by OWNERSHIP, CONTROL and UNION owners, whose seat nobody states. Null for industries, and for a bloc that names its members.',
    complexity: 50,
    resolve: (answer) => answer.unknownSeats(),
  }),
  possiblyListed: t.field({
    type: 'Share',
    nullable: true,
    description:
      'How much more the exposure may be because entries of the list are about a part (a region of an economy, some goods of an industry) and the data do not say who is of it: all of it in their place. Null unless `to: { listed }`.',
    complexity: 50,
    resolve: (answer) => answer.possiblyListed(),
  }),
}));
