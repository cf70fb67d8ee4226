import { useEffect, useState, useSyncExternalStore } from 'react';
import type { TypedDocumentString } from '../__generated__/graphql.ts';

/** What a question has come to so far. */
export interface Asked<T> {
  /** Null until the first answer, and where there is none; the previous answer while the next is under way. */
  readonly data: T | null;
  readonly loading: boolean;
  /** What went wrong, in the server's words: empty when all is well. With `data`, the answer is partial. */
  readonly problems: readonly Problem[];
}

/** One thing that went wrong. */
export interface Problem {
  /** The server's code, such as `NOT_FOUND`; `UNREACHABLE` where no server answered. */
  readonly code: string;
  readonly message: string;
  /** The field it happened at; empty for the whole question. */
  readonly path: string;
}

/**
 * Asks the API, and again when the variables change.
 *
 * A question that nobody waits for any longer is taken back, and the server stops computing it. What was answered once is kept
 * until the page is loaded again. `null` variables ask nothing.
 */
export function useAnswer<T, V extends object>(
  document: TypedDocumentString<T, V>,
  variables: NoInfer<V> | null,
): Asked<T> {
  const keysGiven = useKeysGiven();
  const key = variables && JSON.stringify([String(document), variables, keysGiven]);
  const [asked, setAsked] = useState<Asked<T> & { readonly key: string | null }>({ ...nothing, key: null });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the document and the variables do
  useEffect(() => {
    if (key === null || variables === null) return setAsked({ ...nothing, key });
    const known = answers.get(key);
    if (known !== undefined) return setAsked({ ...(known as Answer<T>), loading: false, key });

    const request = new AbortController();
    setAsked((before) => ({ ...before, problems: [], loading: true, key }));
    ask(document, variables, request.signal).then((answer) => {
      if (request.signal.aborted) return;
      if (answer.problems.length === 0) remember(key, answer);
      setAsked({ ...answer, loading: false, key });
    });
    return () => request.abort();
  }, [key]);

  // Between a change of the variables and the effect that asks, what is shown is already of another question.
  return asked.key === key ? asked : { ...asked, problems: [], loading: key !== null };
}

/** Asks the API once. It never throws: what goes wrong is part of the answer. */
export async function ask<T, V extends object>(
  document: TypedDocumentString<T, V>,
  variables: V,
  signal: AbortSignal,
): Promise<Answer<T>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...keyHeader(),
      },
      body: JSON.stringify({ query: String(document), variables }),
      signal,
    });
    const { data = null, errors = [] } = (await response.json()) as { data?: T | null; errors?: ServerError[] };
    return { data, problems: errors.map(problem) };
  } catch {
    return { data: null, problems: [unreachable] };
  }
}

/** A file of the API, such as the rows of a saved query as CSV; null where there is a problem. It never throws either. */
export async function askFile(path: string): Promise<Answer<Blob>> {
  try {
    const response = await fetch(path, { headers: keyHeader() });
    if (response.ok) return { data: await response.blob(), problems: [] };
    const { errors = [] } = (await response.json()) as { errors?: ServerError[] };
    return { data: null, problems: errors.map(problem) };
  } catch {
    return { data: null, problems: [unreachable] };
  }
}

/** Whether a key was given: what a plain link leads to is then refused, as a link can’t send it. */
export function keyIsGiven(): boolean {
  return apiKey !== '';
}

/** Gives the key that the server asks for. It is kept in memory and nowhere else: a reload asks again. */
export function giveApiKey(key: string): void {
  apiKey = key;
  keysGiven++;
  dispatchEvent(new Event(keyGiven));
}

export interface Answer<T> {
  readonly data: T | null;
  readonly problems: readonly Problem[];
}

interface ServerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

const unreachable: Problem = {
  code: 'UNREACHABLE',
  message: 'The server does not answer. It may have been stopped, or the connection is down.',
  path: '',
};
const nothing = { data: null, loading: false, problems: [] } as const;
const keyGiven = 'isthmus:key';
const keptAnswers = 100;
const answers = new Map<string, Answer<unknown>>();
let apiKey = '';
let keysGiven = 0; // a question is asked again with each

function keyHeader(): Record<string, string> {
  return apiKey ? { 'x-api-key': apiKey } : {};
}

function remember(key: string, answer: Answer<unknown>): void {
  const [oldest] = answers.keys();
  if (answers.size >= keptAnswers && oldest !== undefined) answers.delete(oldest);
  answers.set(key, answer);
}

function problem({ message, path = [], extensions }: ServerError): Problem {
  return { code: extensions?.code ?? 'INTERNAL_SERVER_ERROR', message, path: path.join('.') };
}

function useKeysGiven(): number {
  return useSyncExternalStore(
    (onChange) => {
      addEventListener(keyGiven, onChange);
      return () => removeEventListener(keyGiven, onChange);
    },
    () => keysGiven,
  );
}
