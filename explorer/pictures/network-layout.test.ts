import { expect, test } from '@jest/globals';
import { fitted, levelLayout, type NetworkNode, squareWidth } from './network-layout.ts';

const node = (id: string, level: number): NetworkNode => ({ id, name: id, colour: 'red', size: 8, level, text: '' });
const link = (from: string, to: string) => ({ from, to, text: '', size: 0, colour: 'red' });

test('an owner stands over what it owns, and a lone node in the middle', () => {
  const { places, height } = levelLayout([node('owner', 1), node('firm', 0), node('held', -1)], [], 600);
  const [owner, firm, held] = ['owner', 'firm', 'held'].map((id) => places.get(id));
  expect(owner!.y).toBeLessThan(firm!.y);
  expect(firm!.y).toBeLessThan(held!.y);
  expect(held!.y).toBeLessThan(height);
  expect(firm!.x).toBe(300);
});

test('a level that is too long for the width goes on in a further row, within the box', () => {
  const { places } = levelLayout(
    Array.from({ length: 9 }, (_, at) => node(String(at), 0)),
    [],
    600,
  );
  expect(new Set([...places.values()].map(({ y }) => y)).size).toBe(3);
  for (const { x } of places.values()) expect(x).toBeGreaterThan(0);
  for (const { x } of places.values()) expect(x).toBeLessThan(600);
});

test('owners come in the order of what they own, so that lines do not cross', () => {
  const nodes = [node('b owner', 1), node('a owner', 1), node('a', 0), node('b', 0)];
  const { places } = levelLayout(nodes, [link('a owner', 'a'), link('b owner', 'b')], 600);
  const isLeft = (one: string, other: string) => places.get(one)!.x < places.get(other)!.x;
  expect(isLeft('a owner', 'b owner')).toBe(isLeft('a', 'b'));
});

test('who stands on a line between two others steps to its side', () => {
  const nodes = [node('owner', 2), node('between', 1), node('firm', 0)];
  const links = [link('owner', 'between'), link('between', 'firm')];
  expect(levelLayout(nodes, links, 600).places.get('between')!.x).toBe(300);
  const { places } = levelLayout(nodes, [...links, link('owner', 'firm')], 600);
  expect(Math.abs(places.get('between')!.x - 300)).toBeGreaterThan(50);
  expect(places.get('owner')!.x).toBe(300);
  expect(places.get('firm')!.x).toBe(300);
});

test('places of any scale fill the box in proportion', () => {
  const { places } = fitted(
    new Map([
      ['a', { x: -10, y: 0 }],
      ['b', { x: 10, y: 1 }],
    ]),
    448,
    248,
  );
  expect(places.get('a')).toEqual({ x: 24, y: 114 });
  expect(places.get('b')).toEqual({ x: 424, y: 134 });
});

test('a level of thousands is about as high as wide at its square width', () => {
  const nodes = Array.from({ length: 5_000 }, (_, at) => node(String(at), 0));
  const { width, height } = levelLayout(nodes, [], squareWidth(nodes.length));
  expect(height / width).toBeCloseTo(1, 1);
});

test('nodes are as large as they are, unless so many share the box that they would cover it', () => {
  const inBox = (count: number) =>
    fitted(new Map(Array.from({ length: count }, (_, at) => [String(at), { x: at % 70, y: at / 70 }])), 1_000, 600);
  expect(inBox(200).sizes).toBe(1);
  const covered = 5_000 * Math.PI * (8 * inBox(5_000).sizes) ** 2;
  expect(covered / (1_000 * 600)).toBeCloseTo(0.1, 10);
});
