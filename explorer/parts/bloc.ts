import type { BlocInput } from '../__generated__/graphql.ts';

const members = /^members:(.*)$/;

/** Reads a bloc as addresses and the command line write it: a key such as `china`, or `members:CHN,RUS`. */
export function readBloc(text: string): BlocInput {
  const codes = members.exec(text)?.[1];
  return codes === undefined ? { id: text } : { members: codes.split(',').filter((code) => code !== '') };
}

/** Reads several blocs, as addresses write them: with spaces between, `us china members:RUS,BLR`. */
export function readBlocs(text: string): BlocInput[] {
  return text.split(' ').filter(Boolean).map(readBloc);
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

/** The colours of blocs in one picture: each its own, but of two that have the same the one less asked for the next that is free. */
export function blocColours(blocs: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const bloc of [...blocs].sort((a, b) => Number(b in fixed) - Number(a in fixed))) {
    const free = colours.map((name) => `var(${name})`).filter((colour) => ![...given.values()].includes(colour));
    const own = blocColour(bloc);
    given.set(bloc, free.includes(own) ? own : (free[0] ?? own));
  }
  return given;
}
