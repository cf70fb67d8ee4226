import type { SubjectInput } from '../__generated__/graphql.ts';

/**
 * Reads whose supply chain is meant, as addresses and the command line write it: `economy:MEX`, `final-demand:MEX`,
 * `industry:MEX:MFE`, `firm:<key>`. Null where the text means none.
 */
export function readSubject(text: string): SubjectInput | null {
  const [, kind, key = ''] = /^([a-z-]+):(.+)$/.exec(text) ?? [];
  switch (kind) {
    case 'economy':
      return { economy: key };
    case 'final-demand':
      return { finalDemand: key };
    case 'industry':
      return { industry: key };
    case 'firm':
      return { firm: key };
    default:
      return null;
  }
}
