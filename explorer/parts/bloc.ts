import type { BlocInput } from '../__generated__/graphql.ts';

const members = /^members:(.*)$/;

/** Reads a bloc as addresses and the command line write it: a key such as `china`, or `members:CHN,RUS`. */
export function readBloc(text: string): BlocInput {
  const codes = members.exec(text)?.[1];
  return codes === undefined ? { id: text } : { members: codes.split(',').filter((code) => code !== '') };
}

/** A bloc of one's own, as an address writes it. */
export function ownBloc(codes: readonly string[]): string {
  return `members:${codes.join(',')}`;
}

const colours = ['--green', '--purple', '--sky', '--orange', '--yellow', '--blue', '--vermilion'];
const fixed: Readonly<Record<string, string>> = {
  china: '--vermilion',
  us: '--blue',
  eu: '--green',
  europe: '--green',
  brics: '--orange',
  asean: '--sky',
};

/** The colour of a bloc, the same in every picture: those most asked for have their own, the others one by their key. */
export function blocColour(bloc: string): string {
  let hash = 0;
  for (const letter of bloc) hash = (hash * 31 + letter.charCodeAt(0)) % 9973;
  return `var(${fixed[bloc] ?? colours[hash % colours.length]})`;
}
