import type { KindPrecedence } from '../model/precedence.ts';

/** Whose statement counts, in words: datasets that a policy names, the general order of the others, and the reporters of one dataset. */
export function precedenceText(
  policy: string | null,
  { datasets, reporters }: KindPrecedence & { readonly reporters?: readonly string[] },
): string {
  const general = 'a dataset of yours counts before one that came with Isthmus, then the one loaded last';
  const named = datasets.map((key) => `'${key}'`).join(', then ');
  const order = datasets.length > 0 ? `${named} counts before all others, then ${general}` : general;
  const [first, second] = reporters ?? [];
  const sides =
    first && second ? `; within it the ${first.toLowerCase()}’s report before the ${second.toLowerCase()}’s` : '';
  return `${policy === null ? '' : `by the policy '${policy}' `}${order}${sides}`;
}
