import { SubjectsDocument, type SubjectsQuery } from '../__generated__/graphql.ts';
import { useAnswer } from '../page/ask.ts';

type FoundSubject = SubjectsQuery['subjects'][number];

/** How a kind of subject is called behind its name. */
export const subjectKinds = {
  economy: 'economy: what it produces',
  'final-demand': 'final demand: what it buys',
  industry: 'industry',
  firm: 'firm',
} as const;

/** What a subject is called: an industry after its economy, `Mexico: Mining`. */
export function nameOfFound({ kind, key, name, economy }: FoundSubject): string {
  return kind === 'INDUSTRY' ? `${economy?.name ?? key.slice(0, 3)}: ${name ?? key}` : (name ?? key);
}

/** How the subject of an address is called, `Mexico (final demand)`; the text itself until that is known, or where nobody is of that name. */
export function useSubjectName(subject: string): string {
  const [kind = '', ...rest] = subject.split(':');
  const key = rest.join(':');
  const found = useAnswer(SubjectsDocument, key ? { search: key } : null).data?.subjects ?? [];
  const wanted = kind === 'industry' ? 'INDUSTRY' : kind === 'firm' ? 'FIRM' : 'ECONOMY';
  const one = found.find((node) => node.kind === wanted && isKey(node.key, key));
  const note = subjectKinds[kind as keyof typeof subjectKinds]?.split(':')[0];
  return one ? `${nameOfFound(one)} (${note})` : subject;
}

/** `MEX:MFE` stands for `MEX:wiod8:MFE`. */
function isKey(key: string, asked: string): boolean {
  const [economy, , code] = key.split(':');
  return key === asked || `${economy}:${code}` === asked;
}
