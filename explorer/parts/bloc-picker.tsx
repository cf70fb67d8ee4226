import { useId } from 'react';
import { type BlocKind, BlocsDocument } from '../__generated__/graphql.ts';
import { useAnswer } from '../page/ask.ts';
import { ownBloc, readBloc } from './bloc.ts';
import { OwnBloc } from './own-bloc.tsx';

const kinds: Readonly<Record<BlocKind, string>> = {
  ANALYTICAL: 'Made for analysis',
  ORGANISATION: 'Organisations',
  TREATY: 'Treaties',
};

/**
 * Chooses a bloc of the graph, or economies of one's own.
 *
 * @param value  the bloc, as `readBloc` reads it.
 */
export function BlocPicker({
  label = 'Bloc',
  value,
  startOfOwn = ['CHN'],
  onChoose,
}: {
  label?: string;
  value: string;
  /** Who belongs to a bloc of one's own at first. */
  startOfOwn?: readonly string[];
  onChoose: (bloc: string) => void;
}) {
  const id = useId();
  const { members } = readBloc(value);
  const blocs = useAnswer(BlocsDocument, {}).data?.blocs.nodes ?? [];
  return (
    <>
      <div className="field bloc">
        <label htmlFor={id}>{label}</label>
        <select
          id={id}
          value={members ? 'own' : value}
          onChange={({ target }) => onChoose(target.value === 'own' ? ownBloc(startOfOwn) : target.value)}
        >
          {!members && !blocs.some(({ key }) => key === value) && <option value={value}>{value}</option>}
          {Object.entries(kinds).map(([kind, words]) => (
            <optgroup key={kind} label={words}>
              {blocs
                .filter((bloc) => bloc.kind === kind)
                .map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
          <option value="own">Economies of your own</option>
        </select>
      </div>
      {members && <OwnBloc label={label} members={members} onChoose={onChoose} />}
    </>
  );
}
