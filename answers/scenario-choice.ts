import type { Iso3 } from '../model/iso3.ts';

/** What would be different: suppliers and purchases that are gone, and who belongs to the bloc. */
export interface Scenario {
  readonly remove?: Removal | null | undefined;
  /** Economies that change blocs. */
  readonly move?: readonly Move[] | null | undefined;
  /** Who belongs to the bloc in place of its members. */
  readonly bloc?: readonly Iso3[] | null | undefined;
}

export interface Removal {
  /** All industries of an economy; of firms what is seated there. */
  readonly economies?: readonly Iso3[] | null | undefined;
  readonly industries?: readonly string[] | null | undefined;
  readonly firms?: readonly string[] | null | undefined;
  readonly links?: readonly { readonly from: string; readonly to: string }[] | null | undefined;
  /** HS codes; one of fewer digits stands for all below it. */
  readonly products?: readonly string[] | null | undefined;
}

export interface Move {
  readonly economy: Iso3;
  /** Key of the bloc that it leaves, and of the one that it joins; one of them may be left out. */
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}
