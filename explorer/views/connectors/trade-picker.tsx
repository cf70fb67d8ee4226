import { useId } from 'react';

/** Least trade of the economies shown, thousand million US dollars. */
const amounts: Readonly<Record<string, string>> = {
  '0': 'all that trade',
  '1': '$1 billion and more',
  '10': '$10 billion and more',
  '100': '$100 billion and more',
};

/** Chooses how much an economy trades at least to be shown; ranks stay those among all. */
export function TradePicker({ value, onChoose }: { value: string; onChoose: (trade: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Economies that trade</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {!(value in amounts) && <option value={value}>{`$${value} billion and more`}</option>}
        {Object.entries(amounts).map(([least, words]) => (
          <option key={least} value={least}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
