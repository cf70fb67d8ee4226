import type { FieldBuilder } from './provenance.ts';

/** What an exposure would be without a supplier or a purchase. */
interface ChokeEffect {
  readonly shareOfExposure: number;
  readonly after: number;
  readonly lower: number;
  readonly upper: number;
}

/** The fields that say how much of an exposure hangs on one supplier or purchase, beside the share itself. */
export function chokeEffect<Row extends ChokeEffect>(t: FieldBuilder<Row>) {
  return {
    shareOfExposure: t.field({
      type: 'Share',
      description: 'The same as a share of the exposure.',
      resolve: ({ shareOfExposure }) => shareOfExposure,
    }),
    after: t.field({ type: 'Share', description: 'Exposure without it.', resolve: ({ after }) => after }),
    lower: t.field({
      type: 'Share',
      description: 'Certified: `share` is not less.',
      resolve: ({ lower }) => lower,
    }),
    upper: t.field({
      type: 'Share',
      description: 'Certified: `share` is not more.',
      resolve: ({ upper }) => upper,
    }),
  };
}
