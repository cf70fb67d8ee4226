import type { ConnectorComponentName, ConnectorPartsFragment } from '../../__generated__/graphql.ts';
import { format } from '../../parts/format.ts';
import type { ScoreBar } from '../../pictures/score-bars.tsx';

/** The conditions of a connector in the order of every picture; their colours are none of a bloc's. */
export const conditions: readonly {
  readonly name: ConnectorComponentName;
  readonly words: string;
  readonly colour: string;
}[] = [
  { name: 'BALANCE', words: 'balance', colour: 'var(--indigo)' },
  { name: 'NEUTRALITY', words: 'neutrality', colour: 'var(--teal)' },
  { name: 'INTERMEDIATION', words: 'intermediation', colour: 'var(--sand)' },
  { name: 'GROWTH', words: 'growth', colour: 'var(--rose)' },
  { name: 'DIVERSIFICATION', words: 'diversification', colour: 'var(--wine)' },
];

/** A connector as a bar of `ScoreBars`: over several pairs of blocs the bar is of the pair that it connects best. */
export function barOf({ economy, rank, score, components }: ConnectorPartsFragment): ScoreBar {
  const zeros = components.filter((component) => component.score === 0).map(({ name }) => wordsOf(name));
  const losses = components.map(({ contribution }) => contribution ?? 0);
  return {
    key: economy.key,
    name: economy.name ?? economy.key,
    mark: rank === null ? '–' : String(rank),
    score: score && Math.exp(losses.reduce((sum, loss) => sum + loss, 0)),
    text:
      score === null
        ? 'nothing known'
        : score === 0 && zeros.length > 0
          ? `0: no ${zeros[0]}`
          : format.number(score, 2),
    parts: conditions.map(({ name, words, colour }) => {
      const { score = null, contribution = null } = components.find((component) => component.name === name) ?? {};
      const loss = contribution === null ? '' : `, takes ${format.percent(1 - Math.exp(contribution))} off the score`;
      const text =
        score === null ? `${words}: not known, left out` : `${words}: ${format.number(score, 2)} of 1${loss}`;
      return { name: words, colour, score, contribution, text: `${economy.name ?? economy.key}, ${text}` };
    }),
  };
}

function wordsOf(name: ConnectorComponentName): string {
  return conditions.find((condition) => condition.name === name)?.words ?? name;
}
