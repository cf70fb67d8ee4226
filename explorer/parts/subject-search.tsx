import { useEffect, useState } from 'react';
import { SubjectsDocument } from '../__generated__/graphql.ts';
import { useAnswer } from '../page/ask.ts';
import { type Choice, Combobox } from './combobox.tsx';
import { nameOfFound, subjectKinds, useSubjectName } from './subject-name.ts';

type Kind = keyof typeof subjectKinds;

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
  only?: readonly Kind[];
  onChoose: (subject: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const search = useRested(typed.trim());
  const found = useAnswer(SubjectsDocument, search ? { search } : null);
  const shown = useSubjectName(value);

  const offered = (found.data?.subjects ?? []).flatMap((subject): (Choice & { readonly of: Kind })[] => {
    const { kind, key } = subject;
    const [, scheme] = key.split(':');
    const label = nameOfFound(subject);
    if (kind === 'FIRM') return [{ of: 'firm', value: `firm:${key}`, label, note: subjectKinds.firm }];
    if (kind === 'INDUSTRY')
      return [{ of: 'industry', value: `industry:${key}`, label, note: `${subjectKinds.industry}, ${scheme}` }];
    return (['economy', 'final-demand'] as const).map((of) => ({
      of,
      value: `${of}:${key}`,
      label,
      note: subjectKinds[of],
    }));
  });
  return (
    <Combobox
      label={label}
      shown={shown}
      busy={found.loading || search !== typed.trim()}
      choices={search === '' ? [] : offered.filter(({ of }) => only.includes(of))}
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
