import { useId } from 'react';
import { type BlocKind, BlocsDocument } from '../__generated__/graphql.ts';
import { useAnswer } from '../page/ask.ts';
import { ownBloc, readBloc } from './bloc.ts';

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
  onChoose,
}: {
  label?: string;
  value: string;
  onChoose: (bloc: string) => void;
}) {
  const id = useId();
  const { members } = readBloc(value);
  const blocs = useAnswer(BlocsDocument, {}).data?.blocs.nodes ?? [];
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select
          id={id}
          value={members ? 'own' : value}
          onChange={({ target }) => onChoose(target.value === 'own' ? ownBloc(['CHN']) : target.value)}
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
      {members && <OwnMembers label={label} members={members} onChoose={onChoose} />}
    </>
  );
}

function OwnMembers({
  label,
  members,
  onChoose,
}: {
  label: string;
  members: readonly string[];
  onChoose: (bloc: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}: codes of its economies</label>
      <input
        id={id}
        key={members.join()}
        defaultValue={members.join(' ')}
        spellCheck={false}
        autoComplete="off"
        onBlur={({ target }) => choose(target.value)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && choose(currentTarget.value)}
      />
    </div>
  );

  function choose(text: string) {
    const codes = text.toUpperCase().match(/[A-Z]{3}/g) ?? [];
    if (codes.length > 0 && codes.join() !== members.join()) onChoose(ownBloc(codes));
  }
}
