import { BlocsDocument } from '../__generated__/graphql.ts';
import { useAnswer } from '../page/ask.ts';
import { readBloc } from './bloc.ts';

/** How blocs are called, by their key; a bloc of one's own by its members. */
export function useBlocNames(): (bloc: string) => string {
  const blocs = useAnswer(BlocsDocument, {}).data?.blocs.nodes ?? [];
  return (bloc) => readBloc(bloc).members?.join(' + ') ?? blocs.find(({ key }) => key === bloc)?.name ?? bloc;
}
