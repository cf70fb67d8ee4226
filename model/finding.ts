/** How an answer was reached, by name. */
export interface Method {
  readonly id: string;
  readonly name: string;
  /** What the number means, and how it comes about, in a sentence or two. */
  readonly description: string;
  readonly unit: string;
  readonly source: string;
}

/** The year that was asked and the year that the data are of. */
export interface YearsUsed {
  readonly asked: number;
  readonly used: number;
  /** Day on which memberships and seats were read. */
  readonly membershipsOn: string;
  /** Every kind of figure used, with the year it is of. */
  readonly figures: readonly { readonly figure: string; readonly year: number }[];
}

/** How much of the value followed is known. All shares 0..1 of the subject's value. */
export interface Coverage {
  readonly level: 'FULL' | 'PARTIAL' | 'NONE';
  /** Share of value that ends at purchases from unknown suppliers. */
  readonly unknownShare: number;
  /** Share of value that ends at nodes of which nobody states what they buy in all. */
  readonly unstatedShare: number;
  /** Members of the bloc that the data do not show by themselves. */
  readonly membersNotShown: readonly string[];
}

/** Something taken for granted on the way to the answer, which an analyst may want to doubt. */
export interface Assumption {
  readonly code: string;
  readonly text: string;
}

/** What the answer took to compute. */
export interface Cost {
  readonly nodes: number;
  readonly links: number;
  readonly sweeps: number;
  readonly milliseconds: number;
}

/** What every answer carries beside its numbers. */
export interface Finding {
  readonly method: Method;
  readonly years: YearsUsed;
  readonly coverage: Coverage;
  readonly assumptions: readonly Assumption[];
  /** Keys of the datasets that the answer rests on. */
  readonly datasets: readonly string[];
  readonly cost: Cost;
}
