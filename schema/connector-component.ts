import { builder } from './builder.ts';

export const ComponentName = builder.enumType('ConnectorComponentName', {
  description: 'A condition of a connector.',
  values: {
    BALANCE: { value: 'balance', description: 'Trade and inward investment tie it to both blocs to the same extent.' },
    NEUTRALITY: {
      value: 'neutrality',
      description: 'Member of neither, and as far from one as from the other in UN votes.',
    },
    INTERMEDIATION: {
      value: 'intermediation',
      description: 'More of the blocs’ exchange passes through it than its size suggests; 0.5 is as much.',
    },
    GROWTH: {
      value: 'growth',
      description: 'Its trade grew with both; by the weaker side, 0.5 where it kept pace with the bloc.',
    },
    DIVERSIFICATION: {
      value: 'diversification',
      description: 'Its export markets and the origins of its investment are many.',
    },
  } as const,
});
