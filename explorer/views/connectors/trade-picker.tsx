import { useId } from 'react';
import { format } from '../../parts/format.ts';

/** Least trade of the economies shown, thousand million US dollars. */
const amounts: readonly string[] = ['0', '1', '10', '100'];

/** Chooses how much an economy trades at least to be shown; ranks stay those among all. */
export function TradePicker({ value, onChoose }: { value: string; onChoose: (trade: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Economies that trade</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {(amounts.includes(value) ? amounts : [value, ...amounts]).map((least) => (
          <option key={least} value={least}>
            {least === '0' ? 'all that trade' : `${format.usd(Number(least) * 1e9)} and more`}
          </option>
        ))}
      </select>
    </div>
  );
}
