import type { ReactNode } from 'react';
import type { FindingPartsFragment } from '../__generated__/graphql.ts';
import { EconomyNames } from './economy-names.tsx';
import { Why } from './evidence.tsx';
import { format } from './format.ts';
import { citedSources } from './sources.ts';
import { wordsOfUnknown } from './unknown.ts';
import './figure.css';

/**
 * A figure with all it needs to be doubted: what it is, its unit and year, how much is known, and “Why?”.
 *
 * @param value  as it is shown, by `format`.
 * @param unit  what it is of: `of the value of the subject`.
 */
export function Figure({
  label,
  value,
  unit,
  finding,
  size = 'medium',
  children,
}: {
  label: string;
  value: string;
  unit: string;
  finding: FindingPartsFragment;
  size?: 'medium' | 'headline';
  /** What is particular to its evidence, above the finding’s own. */
  children?: ReactNode;
}) {
  const { years, coverage } = finding;
  const hidden = coverage.level === 'PARTIAL' ? coverage.membersNotShown : [];
  const known = wordsOfKnown(finding);
  return (
    <div className={`figure ${size}`}>
      <span className="label">{label}</span>
      <strong data-figure={label}>{value}</strong>
      <span className="unit">
        {unit}, {years.used}
        {years.used !== years.asked && ` (asked: ${years.asked})`} · {known}
        {hidden.length > 0 && (
          <>
            {known && ', '}without <EconomyNames codes={hidden} />
          </>
        )}{' '}
        <Why of={label} finding={finding}>
          {children}
        </Why>
      </span>
      {size === 'headline' && <p className="on-paper soft">Data: {citedSources(finding).join(' · ')}</p>}
    </div>
  );
}

/** How much is known, in few words; none where all that is not known is which members of a bloc the data do not show. */
function wordsOfKnown({ coverage, method }: FindingPartsFragment): string {
  const { level, unknownShare, membersNotShown } = coverage;
  const { allKnown, short } = wordsOfUnknown(method);
  if (level === 'FULL') return allKnown;
  if (level === 'NONE') return 'nothing known';
  if (unknownShare > 0) return `${format.percent(unknownShare)} ${short}`;
  return membersNotShown.length > 0 ? '' : 'known in part';
}
