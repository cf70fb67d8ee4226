import { useState } from 'react';
import { ownBloc } from './bloc.ts';
import { Combobox } from './combobox.tsx';
import { useEconomies } from './economies.ts';
import './own-bloc.css';

/** Economies to choose from at a time. */
const offered = 12;

/** Puts a bloc of one's own together: economies by name, each taken out again by a click. The last one stays. */
export function OwnBloc({
  label,
  members,
  onChoose,
}: {
  label: string;
  members: readonly string[];
  onChoose: (bloc: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const economies = useEconomies();
  const names = new Map(economies.map(({ key, name }) => [key, name ?? key]));
  const search = typed.trim().toLowerCase();
  const begins = (text: string | null) => text?.toLowerCase().startsWith(search) ?? false;
  const found = economies
    .filter(({ key, name }) => !members.includes(key) && (begins(key) || name?.toLowerCase().includes(search)))
    .sort((a, b) => Number(begins(b.name)) - Number(begins(a.name)));
  return (
    <div className="own-bloc">
      <Combobox
        label={`${label}: add an economy`}
        shown=""
        choices={
          search === ''
            ? []
            : found.slice(0, offered).map(({ key, name }) => ({ value: key, label: name ?? key, note: key }))
        }
        onType={setTyped}
        onChoose={(key) => onChoose(ownBloc([...members, key]))}
      />
      <ul className="members" aria-label={`Economies of ${label}`}>
        {members.map((key) => (
          <li key={key}>
            <button
              type="button"
              disabled={members.length === 1}
              onClick={() => onChoose(ownBloc(members.filter((member) => member !== key)))}
            >
              {names.get(key) ?? key} <span aria-hidden="true">×</span>
              <span className="only-read-aloud">, take out</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
