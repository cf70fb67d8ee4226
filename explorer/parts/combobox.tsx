import { type KeyboardEvent, useId, useState } from 'react';
import './combobox.css';

/** One of the things to choose from. */
export interface Choice {
  /** What choosing it gives. */
  readonly value: string;
  readonly label: string;
  /** What kind of thing it is, behind its name. */
  readonly note?: string;
}

/**
 * A field with a list to choose from that narrows while one types; arrows, Enter and Escape do what they do everywhere.
 *
 * @param shown   what the field says until somebody types.
 * @param choices for what is typed; the caller looks them up.
 */
export function Combobox({
  label,
  shown,
  choices,
  busy = false,
  onType,
  onChoose,
}: {
  label: string;
  shown: string;
  choices: readonly Choice[];
  busy?: boolean;
  onType: (typed: string) => void;
  onChoose: (value: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const id = useId();
  const open = typed !== null;

  function type(text: string) {
    setTyped(text);
    setActive(0);
    onType(text);
  }
  function choose(choice: Choice | undefined) {
    if (choice === undefined) return;
    setTyped(null);
    onChoose(choice.value);
  }
  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) type('');
      else setActive((active + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(choices[active]);
    } else if (event.key === 'Escape') setTyped(null);
  }

  return (
    <div className="field wide">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? shown}
        onChange={({ target }) => type(target.value)}
        onFocus={({ target }) => target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={onKey}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="choices" hidden={!open}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={choice.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()} // the field keeps the focus
            onClick={() => choose(choice)}
          >
            {choice.label} {choice.note && <small>{choice.note}</small>}
          </div>
        ))}
      </div>
      {open && choices.length === 0 && (
        <p className="choices none" role="status">
          {busy ? 'Looking …' : typed === '' ? 'Type a part of a name or a code.' : 'Nothing of that name or code.'}
        </p>
      )}
    </div>
  );
}
