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
  const { level, unknownShare, membersNotShown } = coverage;
  const notShown = level === 'PARTIAL' && membersNotShown.length > 0;
  const unknown =
    level === 'FULL'
      ? wordsOfUnknown(finding.method).allKnown
      : level === 'NONE'
        ? 'nothing known'
        : unknownShare > 0
          ? `${format.percent(unknownShare)} ${wordsOfUnknown(finding.method).short}`
          : notShown
            ? ''
            : 'known in part';
  return (
    <div className={`figure ${size}`}>
      <span className="label">{label}</span>
      <strong data-figure={label}>{value}</strong>
      <span className="unit">
        {unit}, {years.used}
        {years.used !== years.asked && ` (asked: ${years.asked})`} · {unknown}
        {notShown && (
          <>
            {unknown && ', '}without <EconomyNames codes={membersNotShown} />
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
