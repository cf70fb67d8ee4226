import { type SavedQueriesQuery, TypedDocumentString } from '../../__generated__/graphql.ts';
import type { NetworkLink, NetworkNode } from '../../pictures/network-layout.ts';

export type SavedQuery = SavedQueriesQuery['savedQueries'][number];
export type SavedParameter = SavedQuery['parameters'][number];

export type Value = string | number | boolean | null | readonly Value[];
export type SavedRow = Readonly<Record<string, Value>>;

/** The answer of any saved query, under one name. */
export interface SavedRows {
  readonly saved: { readonly rows: readonly SavedRow[] };
}

/** The GraphQL document that asks a saved query with the parameters that have a value, for all its columns. */
export function documentOf(
  { field, parameters, columns }: SavedQuery,
  given: Readonly<Record<string, Value>>,
): TypedDocumentString<SavedRows, Record<string, Value>> {
  const asked = parameters.filter(({ name }) => given[name] !== undefined);
  const list = (of: (parameter: SavedParameter) => string) => (asked.length ? `(${asked.map(of).join(', ')})` : '');
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  return new TypedDocumentString(
    `query ${name}${list(({ name, type }) => `$${name}: ${type}`)} {
  saved {
    rows: ${field}${list(({ name }) => `${name}: $${name}`)} {
${columns.map(({ name }) => `      ${name}`).join('\n')}
    }
  }
}`,
  );
}

/** What is filled in, by the types of the header. Empty is not given; null where something required is missing or wrong. */
export function valuesOf(
  parameters: readonly SavedParameter[],
  filled: Readonly<Record<string, string>>,
): Readonly<Record<string, Value>> | null {
  const values: Record<string, Value> = {};
  for (const { name, type, required } of parameters) {
    const text = filled[name]?.trim() ?? '';
    if (text === '') {
      if (required) return null;
      continue;
    }
    if (type.startsWith('[')) values[name] = text.split(',').map((one) => one.trim());
    else if (isNumber(type)) {
      if (!Number.isFinite(Number(text))) return null;
      values[name] = Number(text);
    } else values[name] = type.startsWith('Boolean') ? text === 'true' : text;
  }
  return values;
}

/** Whether a type of the header is a number. */
export function isNumber(type: string): boolean {
  return /^(Int|Year|Float|Share|Usd)\b/.test(type);
}

/** The steps of all paths, each once, as pairs of keys. */
export function stepsOf(rows: readonly SavedRow[], column: string): readonly (readonly [string, string])[] {
  const steps = new Map<string, readonly [string, string]>();
  for (const row of rows)
    for (const path of (row[column] ?? []) as readonly (readonly string[])[])
      for (const [at, to] of path.entries()) {
        const from = path[at - 1];
        if (from !== undefined) steps.set(JSON.stringify([from, to]), [from, to]);
      }
  return [...steps.values()];
}

/** Paths as a network round one party: each as far above or below it as it is steps away, by the direction of the first. */
export function networkOfSteps(
  steps: readonly (readonly [string, string])[],
  focus: string | undefined,
  nameOf: (key: string) => string,
): { readonly nodes: readonly NetworkNode[]; readonly links: readonly NetworkLink[] } {
  const around = new Map<string, [string, number][]>();
  for (const [from, to] of steps) {
    around.set(to, [...(around.get(to) ?? []), [from, 1]]);
    around.set(from, [...(around.get(from) ?? []), [to, -1]]);
  }
  const levels = new Map<string, number>();
  for (const start of [focus, ...around.keys()]) {
    if (start === undefined || levels.has(start) || !around.has(start)) continue;
    const reached = new Map([[start, 0]]);
    for (const [key, level] of reached)
      for (const [other, step] of around.get(key) ?? []) if (!reached.has(other)) reached.set(other, level + step);
    for (const [key, level] of reached) levels.set(key, level);
  }
  return {
    nodes: [...levels].map(([id, level]) => ({
      id,
      name: nameOf(id),
      colour: id === focus ? 'var(--accent)' : 'var(--blue)',
      size: id === focus ? 12 : 8,
      level,
      text: nameOf(id),
    })),
    links: steps.map(([from, to]) => ({ from, to, text: '', size: 0.2, colour: 'var(--grey)' })),
  };
}
