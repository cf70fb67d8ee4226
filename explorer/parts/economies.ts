import { useEffect, useState } from 'react';
import { EconomiesDocument, type EconomiesQuery } from '../__generated__/graphql.ts';
import { type Answer, ask } from '../page/ask.ts';

/** An economy as maps and lists need it. */
export type EconomyOnMap = EconomiesQuery['economies']['nodes'][number];

let asked: Promise<readonly EconomyOnMap[]> | undefined;

/** Every economy that exists, with its place on the map; empty until they are there. They are asked for once. */
export function useEconomies(): readonly EconomyOnMap[] {
  const [economies, setEconomies] = useState<readonly EconomyOnMap[]>([]);
  useEffect(() => {
    asked ??= loadEconomies();
    asked.then(setEconomies);
  }, []);
  return economies;
}

async function loadEconomies(): Promise<readonly EconomyOnMap[]> {
  const all: EconomyOnMap[] = [];
  let after: string | null = null;
  do {
    const { data }: Answer<EconomiesQuery> = await ask(EconomiesDocument, { after }, new AbortController().signal);
    if (data === null) {
      asked = undefined; // the next map asks again
      return all;
    }
    all.push(...data.economies.nodes);
    after = data.economies.pageInfo.hasNextPage ? (data.economies.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  return all;
}
