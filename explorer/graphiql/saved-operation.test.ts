import { expect, test } from '@jest/globals';
import { readSavedOperation } from './saved-operation.ts';

test('the first comment line is the question and the lines below it are the explanation', () => {
  const text =
    '# How exposed is Mexico?\n#\n# Through every tier,\n# as a share of output.\nquery Exposure { share }\n';
  expect(readSavedOperation('exposure.graphql', text)).toMatchObject({
    question: 'How exposed is Mexico?',
    explanation: 'Through every tier, as a share of output.',
    text,
    definition: { name: { value: 'Exposure' } },
  });
});

test('a comment inside the operation is not part of the explanation', () => {
  const { explanation } = readSavedOperation('a.graphql', '# Who?\nquery A {\n  # first\n  share\n}\n');
  expect(explanation).toBe('');
});

test('a file that asks no question is refused by name', () => {
  expect(() => readSavedOperation('mute.graphql', 'query A { share }\n')).toThrow('mute.graphql: the first line');
});

test('a file with two operations is refused, for it answers two questions', () => {
  const text = '# Who?\nquery A { share }\nquery B { share }\n';
  expect(() => readSavedOperation('two.graphql', text)).toThrow('two.graphql: wanted one operation, found 2');
});
