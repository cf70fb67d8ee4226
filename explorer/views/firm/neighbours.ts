import { useEffect, useRef, useState } from 'react';
import { NeighboursDocument, type NeighboursQuery } from '../../__generated__/graphql.ts';
import { type Answer, type Asked, ask } from '../../page/ask.ts';
import type { Neighbourhood } from './holdings.ts';
import type { Opened } from './opened.ts';

/** Holders, and holdings, that a click shows; what the API gives at once when more are wanted. */
export const perPage = 50;
const mostAtOnce = 200;

interface Loaded extends Neighbourhood {
  readonly holdersAfter: string | null;
  readonly holdsAfter: string | null;
  readonly wanted: number;
}

/** The neighbourhoods of what is opened, page by page: those known already while others are asked for. */
export function useNeighbourhoods(opened: Opened, on: string): Asked<readonly Neighbourhood[]> {
  const known = useRef(new Map<string, Loaded>());
  const [asked, setAsked] = useState<Asked<readonly Neighbourhood[]>>({ data: null, loading: true, problems: [] });
  const key = JSON.stringify([[...opened], on]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  useEffect(() => {
    const request = new AbortController();
    setAsked((before) => ({ ...before, problems: [], loading: true }));
    loadAll();
    return () => request.abort();

    async function loadAll() {
      const problems: Answer<unknown>['problems'][number][] = [];
      for (const [party, pages] of opened) {
        const failed = await load(party, pages * perPage);
        if (request.signal.aborted) return;
        problems.push(...failed);
      }
      const data = [...opened.keys()].flatMap((party) => known.current.get(`${on} ${party}`) ?? []);
      setAsked({ data, loading: false, problems });
    }

    async function load(party: string, wanted: number): Promise<Answer<unknown>['problems']> {
      const place = `${on} ${party}`;
      for (;;) {
        const before = known.current.get(place);
        const have = before?.wanted ?? 0;
        const isWhole = before && before.holdersAfter === null && before.holdsAfter === null;
        if (have >= wanted || isWhole) return [];
        const first = Math.min(wanted - have, mostAtOnce);
        // Of a list that has come to its end the first page comes again, and is not added.
        const variables = { party, on, first, holdersAfter: before?.holdersAfter, holdsAfter: before?.holdsAfter };
        const { data, problems }: Answer<NeighboursQuery> = await ask(NeighboursDocument, variables, request.signal);
        if (request.signal.aborted || problems.length > 0) return problems;
        if (!data?.party) return [{ code: 'NOT_FOUND', message: `There is no party '${party}'.`, path: '' }];
        known.current.set(place, together(before, data.party, have + first));
      }
    }
  }, [key]);
  return asked;
}

function together(before: Loaded | undefined, party: NonNullable<NeighboursQuery['party']>, wanted: number): Loaded {
  const { key, name, kind, holders, holds } = party;
  const [addHolders, addHolds] = [!before || before.holdersAfter !== null, !before || before.holdsAfter !== null];
  const holdersBefore = before?.holders ?? [];
  const holdsBefore = before?.holds ?? [];
  return {
    key,
    name,
    kind,
    holders: addHolders
      ? [...holdersBefore, ...holders.nodes.map((one) => ({ ...one, dataset: one.dataset?.key ?? null }))]
      : holdersBefore,
    holds: addHolds ? [...holdsBefore, ...holds.nodes] : holdsBefore,
    holdersInAll: holders.totalCount,
    holdsInAll: holds.totalCount,
    holdersAfter: addHolders && holders.pageInfo.hasNextPage ? holders.pageInfo.endCursor : null,
    holdsAfter: addHolds && holds.pageInfo.hasNextPage ? holds.pageInfo.endCursor : null,
    wanted,
  };
}
