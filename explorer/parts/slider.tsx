import { useEffect, useId, useState } from 'react';

/** Chooses a number on a scale. It asks once the hand rests, not at each step. */
export function Slider({
  label,
  value,
  from,
  to,
  step,
  show,
  onChoose,
}: {
  label: string;
  value: number;
  from: number;
  to: number;
  step: number;
  show: (value: number) => string;
  onChoose: (value: number) => void;
}) {
  const id = useId();
  const [held, setHeld] = useState(value);
  useEffect(() => setHeld(value), [value]);
  useEffect(() => {
    if (held === value) return;
    const rests = setTimeout(() => onChoose(held), 250);
    return () => clearTimeout(rests);
  }, [held, value, onChoose]);
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}: <output htmlFor={id}>{show(held)}</output>
      </label>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={step}
        value={held}
        aria-valuetext={show(held)}
        onChange={({ target }) => setHeld(Number(target.value))}
      />
    </div>
  );
}
