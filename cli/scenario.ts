import { readFileSync } from 'node:fs';
import { KnownError } from '../model/errors.ts';
import type { RemovalInput, ScenarioInput } from './__generated__/graphql.ts';
import { readBloc } from './bloc.ts';

/** How a scenario is given on the command line: as a file, in flags, or both. */
export interface ScenarioOptions {
  readonly scenario?: string;
  readonly remove?: readonly string[];
  readonly move?: readonly string[];
  readonly bloc?: string;
}

/**
 * The scenario that the options name; null where they name none.
 *
 * @throws KnownError WRONG_USAGE.
 */
export function readScenario({ scenario, remove = [], move = [], bloc }: ScenarioOptions): ScenarioInput | null {
  if (scenario === undefined && remove.length + move.length === 0 && bloc === undefined) return null;
  const given = scenario === undefined ? {} : readFile(scenario);
  const removed = remove.reduce(withRemoved, given.remove ?? {});
  const moves = [...(given.move ?? []), ...move.map(readMove)];
  return {
    ...given,
    ...(remove.length > 0 && { remove: removed }),
    ...(moves.length > 0 && { move: moves }),
    ...(bloc !== undefined && { bloc: readMembers(bloc) }),
  };
}

function readFile(path: string): ScenarioInput {
  const wrong = (what: string, cause?: unknown) =>
    new KnownError('WRONG_USAGE', { what: `--scenario ${path}: ${what}` }, cause);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw wrong('no such file can be read.', cause);
  }
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document;
  } catch (cause) {
    throw wrong('not a JSON document.', cause);
  }
  throw wrong('wanted a JSON object with remove, move or bloc.');
}

function withRemoved(lists: RemovalInput, text: string): RemovalInput {
  const [, kind = '', key = ''] = /^([a-z]+):(.+)$/.exec(text) ?? [];
  const [from, to, ...more] = key.split('>');
  if (kind === 'link' && from && to && more.length === 0)
    return { ...lists, links: [...(lists.links ?? []), { from, to }] };
  if (kind === 'economy') return { ...lists, economies: [...(lists.economies ?? []), key] };
  if (kind === 'industry') return { ...lists, industries: [...(lists.industries ?? []), key] };
  if (kind === 'firm') return { ...lists, firms: [...(lists.firms ?? []), key] };
  if (kind === 'product') return { ...lists, products: [...(lists.products ?? []), key] };
  throw new KnownError('WRONG_USAGE', {
    what: `--remove: found '${text}', wanted economy:CHN, industry:CHN:wiod8:MFE, firm:<key>, link:<supplier>><buyer> or product:8542.`,
  });
}

/** `VNM:rcep>china`: an economy, the bloc that it leaves and the one that it joins; one of them may be left out. */
function readMove(text: string) {
  const [, economy, from, to] = /^([A-Z0-9]{3,4}):([^>]*)>([^>]*)$/.exec(text) ?? [];
  if (economy === undefined || (!from && !to))
    throw new KnownError('WRONG_USAGE', {
      what: `--move: found '${text}', wanted <economy>:<bloc left>><bloc joined> such as VNM:>china.`,
    });
  return { economy, ...(from && { from }), ...(to && { to }) };
}

function readMembers(text: string): string[] {
  const bloc = readBloc(text);
  if (bloc.members) return bloc.members;
  throw new KnownError('WRONG_USAGE', { what: `--bloc: found '${text}', wanted members:CHN,RUS.` });
}
