import type { Threshold } from './control-cascade.ts';

export type Regime = 'OFAC' | 'EU' | 'UK' | 'BIS';

/** How a regime extends from listed parties to the companies behind which they stand, while it was in force. */
export interface SanctionsRule {
  readonly regime: Regime;
  /** First day, YYYY-MM-DD; null when the rule is older than what is known of it here. */
  readonly from: string | null;
  /** First day that it no longer holds; null while it does. */
  readonly until: string | null;
  readonly ownership: Threshold;
  /** Whether shares of different listed parties are added up. */
  readonly aggregated: boolean;
  /** Whether control otherwise than by ownership is enough. */
  readonly control: boolean;
  readonly source: string;
}

/** All rules, oldest first in each regime. Not legal advice: what a rule means for a company its regulator decides. */
export const sanctionsRules: readonly SanctionsRule[] = [
  {
    regime: 'OFAC',
    from: '2008-02-14',
    until: '2014-08-13',
    ownership: { share: 0.5, inclusive: true },
    aggregated: false,
    control: false,
    source: 'OFAC, Guidance on entities owned by persons whose property is blocked, 14 February 2008.',
  },
  {
    regime: 'OFAC',
    from: '2014-08-13',
    until: null,
    ownership: { share: 0.5, inclusive: true },
    aggregated: true,
    control: false,
    source:
      'OFAC, Revised guidance on entities owned by persons whose property is blocked, 13 August 2014; FAQ 398–402.',
  },
  {
    regime: 'EU',
    from: null,
    until: '2024-07-03',
    ownership: { share: 0.5, inclusive: false },
    aggregated: true,
    control: true,
    source: 'EU Best Practices for the effective implementation of restrictive measures, before July 2024.',
  },
  {
    regime: 'EU',
    from: '2024-07-03',
    until: null,
    ownership: { share: 0.5, inclusive: true },
    aggregated: true,
    control: true,
    source: 'EU Best Practices for the effective implementation of restrictive measures, update of 3 July 2024.',
  },
  {
    regime: 'UK',
    from: null,
    until: null,
    ownership: { share: 0.5, inclusive: false },
    aggregated: false,
    control: true,
    source:
      'OFSI, UK Financial Sanctions General Guidance, ownership and control (joint arrangements are not modelled).',
  },
  {
    regime: 'BIS',
    from: '2025-09-29',
    until: '2025-11-10',
    ownership: { share: 0.5, inclusive: true },
    aggregated: true,
    control: false,
    source: 'BIS, Affiliates Rule, effective 29 September 2025; suspended for one year from 10 November 2025.',
  },
];

/**
 * The rule of a regime on a day.
 *
 * @param day  YYYY-MM-DD.
 * @returns null when none was in force.
 */
export function sanctionsRule(regime: Regime, day: string): SanctionsRule | null {
  const inForce = sanctionsRules.find(
    (rule) =>
      rule.regime === regime && (rule.from === null || rule.from <= day) && (rule.until === null || day < rule.until),
  );
  return inForce ?? null;
}
