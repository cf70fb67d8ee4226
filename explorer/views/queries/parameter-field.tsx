import { useId } from 'react';
import { BlocsDocument } from '../../__generated__/graphql.ts';
import { useAnswer } from '../../page/ask.ts';
import { SubjectSearch } from '../../parts/subject-search.tsx';
import { isNumber, type SavedParameter } from './saved-query.ts';

/** A field of the form, by what the header says of a parameter: its type, its limit, and what it means. */
export function ParameterField({
  parameter,
  value,
  onFill,
}: {
  parameter: SavedParameter;
  value: string;
  onFill: (value: string) => void;
}) {
  const { name, type, limit, meaning } = parameter;
  const id = useId();
  const label = `${name}: ${meaning}`;
  const search = type.startsWith('Iso3') ? 'economy' : /firm$/i.test(name) && type.startsWith('ID') ? 'firm' : null;
  if (search !== null)
    return (
      <SubjectSearch
        label={label}
        value={value && `${search}:${value}`}
        only={[search]}
        onChoose={(subject) => onFill(subject.slice(search.length + 1))}
      />
    );
  if (/bloc$/i.test(name) && type.startsWith('ID')) return <BlocField {...{ label, value, onFill }} />;
  const words = type.startsWith('Boolean') ? ['false', 'true'] : limit?.includes('|') ? limit.split('|') : null;
  if (words !== null)
    return (
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select id={id} value={value} onChange={({ target }) => onFill(target.value)}>
          {words.map((word) => (
            <option key={word}>{word}</option>
          ))}
        </select>
      </div>
    );
  const [min, max] = limit?.split('..') ?? [];
  const kind = type.startsWith('Date') ? 'date' : isNumber(type) ? 'number' : 'text';
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        key={value}
        type={kind}
        min={min}
        max={max}
        defaultValue={value}
        required={parameter.required}
        spellCheck={false}
        autoComplete="off"
        onBlur={({ target }) => fill(target)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && fill(currentTarget)}
      />
    </div>
  );

  function fill(input: HTMLInputElement) {
    if (input.value !== value && input.reportValidity()) onFill(input.value);
  }
}

function BlocField({ label, value, onFill }: { label: string; value: string; onFill: (value: string) => void }) {
  const id = useId();
  const blocs = useAnswer(BlocsDocument, {}).data?.blocs.nodes ?? [];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onFill(target.value)}>
        {!blocs.some(({ key }) => key === value) && <option value={value}>{value}</option>}
        {blocs.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
