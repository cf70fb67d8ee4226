import { expect, test } from '@jest/globals';
import { flowOfPaths, nodeNames } from './paths.ts';

const economies: Readonly<Record<string, string>> = { MEX: 'Mexico', CHN: 'China' };
const node = (key: string, name: string, economy: string) => ({
  key,
  name,
  economies: [{ key: economy, name: economies[economy] ?? null }],
});
const hop = (from: string, to: string) => ({
  from,
  to,
  usd: 1,
  share: 0.1,
  year: 2011,
  dataset: 'table',
  record: `${from}>${to}`,
  basis: 'REPORTED',
});
const paths = {
  covered: 0.06,
  coveredOfExposure: 0.6,
  remainder: 0.04,
  nodes: [node('m', 'Machines', 'MEX'), node('s', 'Steel', 'MEX'), node('c', 'Chips', 'CHN')],
  paths: [
    { share: 0.03, cumulativeShare: 0.03, simple: true, nodes: ['m', 'c'], hops: [hop('c', 'm')] },
    { share: 0.02, cumulativeShare: 0.05, simple: true, nodes: ['m', 's', 'c'], hops: [hop('s', 'm'), hop('c', 's')] },
    {
      share: 0.01,
      cumulativeShare: 0.06,
      simple: false,
      nodes: ['m', 's', 's', 'c'],
      hops: [hop('s', 'm'), hop('s', 's'), hop('c', 's')],
    },
  ],
};

test('what reaches the subject is what the paths carry', () => {
  const { links } = flowOfPaths(paths, 'red');
  const arriving = links.filter(({ to }) => to === '0 m').reduce((sum, { size }) => sum + size, 0);
  expect(arriving).toBeCloseTo(0.06, 12);
});

test('two paths through the same supplier at the same distance share a stop, and a loop becomes a line', () => {
  const { nodes, links } = flowOfPaths(paths, 'red');
  expect(links.find(({ from, to }) => from === '1 s' && to === '0 m')?.size).toBeCloseTo(0.03, 12);
  expect(nodes.map(({ id }) => id).sort()).toEqual(['0 m', '1 c met', '1 s', '2 c met', '2 s', '3 c met']);
});

test('a stop is called by its sector and its economy', () => {
  expect(nodeNames(paths.nodes).get('c')).toBe('Chips (China)');
  const chips = flowOfPaths(paths, 'red').nodes.find(({ id }) => id === '1 c met');
  expect(chips).toMatchObject({ name: 'Chips (China)', short: 'China Chips', shortest: 'CHN Chips' });
});
