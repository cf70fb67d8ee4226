import { useId } from 'react';
import { TableYearsDocument } from '../__generated__/graphql.ts';
import { useAnswer } from '../page/ask.ts';

/**
 * Chooses a year among those that some loaded dataset covers.
 *
 * @param sources  count only datasets that these sources read, such as `mrio` for input-output tables; all unless said.
 */
export function YearPicker({
  label = 'Year',
  value,
  sources,
  onChoose,
}: {
  label?: string;
  value: string;
  sources?: readonly string[];
  onChoose: (year: string) => void;
}) {
  const id = useId();
  const datasets = useAnswer(TableYearsDocument, {}).data?.datasets ?? [];
  const known = datasets.filter(({ source }) => !sources || sources.includes(source)).flatMap(({ years }) => years);
  const years = [...new Set([Number(value), ...known])].sort((a, b) => b - a);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {years.map((year) => (
          <option key={year}>{year}</option>
        ))}
      </select>
    </div>
  );
}
