import { useEffect, useState } from 'react';
import { SubjectsDocument } from '../__generated__/graphql.ts';
import { useAnswer } from '../page/ask.ts';
import { type Choice, Combobox } from './combobox.tsx';

/** How a kind of subject is called behind its name. */
const kinds = {
  economy: 'economy: what it produces',
  'final-demand': 'final demand: what it buys',
  industry: 'industry',
  firm: 'firm',
} as const;

/**
 * A search over whose supply chains can be asked about.
 *
 * @param value  the subject, as `readSubject` reads it.
 * @param kinds  which of them to offer; all unless said.
 */
export function SubjectSearch({
  label = 'Subject',
  value,
  only = ['economy', 'final-demand', 'industry', 'firm'],
  onChoose,
}: {
  label?: string;
  value: string;
  only?: readonly (keyof typeof kinds)[];
  onChoose: (subject: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const search = useRested(typed.trim());
  const [kind = '', ...rest] = value.split(':');
  const key = rest.join(':');
  const chosen = useAnswer(SubjectsDocument, key ? { search: key } : null).data;
  const found = useAnswer(SubjectsDocument, search ? { search } : null);

  const named = [...(chosen?.economies.nodes ?? []), ...(chosen?.firms.nodes ?? [])].find((node) => node.key === key);
  const note = kinds[kind as keyof typeof kinds]?.split(':')[0];
  const shown = named?.name ? `${named.name} (${note})` : value;

  const economies = found.data?.economies.nodes ?? [];
  const offered: (Choice & { readonly of: keyof typeof kinds })[] = [
    ...economies.flatMap(({ key, name }) =>
      (['economy', 'final-demand'] as const).map((of) => ({ of, value: `${of}:${key}`, label: name ?? key })),
    ),
    ...(found.data?.firms.nodes ?? []).map(({ key, name }) => ({
      of: 'firm' as const,
      value: `firm:${key}`,
      label: name ?? key,
    })),
    // An industry by its code, as `MEX:MFE` or `MEX:wiod8:MFE`.
    ...(/^[A-Za-z]{3}:\S+$/.test(search)
      ? [{ of: 'industry' as const, value: `industry:${search.toUpperCase()}`, label: search.toUpperCase() }]
      : []),
  ];
  return (
    <Combobox
      label={label}
      shown={shown}
      busy={found.loading || search !== typed.trim()}
      choices={
        search === ''
          ? []
          : offered.filter(({ of }) => only.includes(of)).map((one) => ({ ...one, note: kinds[one.of] }))
      }
      onType={setTyped}
      onChoose={onChoose}
    />
  );
}

/** The text as it is once nobody has typed for a moment. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 150);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
