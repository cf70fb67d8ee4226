import type { BlocChoice } from './bloc-members.ts';

/** A camp of a scenario: all that belong to any of these. */
export type Side = readonly BlocChoice[];

/** Scenarios that analysts ask for by name. Blocs are those of the starter, with their members of the year asked. */
export const fragmentationPresets = {
  /** The United States and China part; all others trade on with both. */
  'two-blocs': [[{ id: 'us' }], [{ id: 'china' }]],
  /** Europe is a camp of its own. */
  'three-blocs': [[{ id: 'us' }], [{ id: 'europe' }], [{ id: 'china' }]],
  /** Mexico, which trades with both, takes the side of the United States. */
  'mexico-aligns': [[{ id: 'us' }, { members: ['MEX'] }], [{ id: 'china' }]],
  /** The agreement of the three lapses, and each of them stands alone against the other two. */
  'north-america-parts': [[{ members: ['USA'] }], [{ members: ['CAN'] }], [{ members: ['MEX'] }]],
  /** Every economy of the table stands alone, the rest of the world too. */
  'each-alone': null,
} as const satisfies Record<string, readonly Side[] | null>;

export type FragmentationPreset = keyof typeof fragmentationPresets;
