import type { ReactNode } from 'react';
import { format } from './format.ts';
import './figure.css';

/** A number of things that the graph holds or returned: it is counted, not computed, and so has no year and nothing unknown. */
export function Count({
  label,
  count,
  unit,
  children,
}: {
  label: string;
  count: number;
  unit: string;
  children?: ReactNode;
}) {
  return (
    <div className="figure">
      <span className="label">{label}</span>
      <strong data-figure={label}>{format.number(count)}</strong>
      <span className="unit">
        {unit} {children}
      </span>
    </div>
  );
}
