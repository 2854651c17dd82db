import { expect, test } from 'vitest';
import { createInputReader, throwMissing } from '../../../kit/action/inputs.ts';

const read = (text: string) => createInputReader(() => text);

test('an empty input is absent, as on a runner', () => {
  const inputs = read('  \n');
  expect(inputs.text('a')).toBeUndefined();
  expect(inputs.flag('a')).toBeUndefined();
  expect(inputs.number('a')).toBeUndefined();
  expect(inputs.list('a')).toBeUndefined();
  expect(inputs.choice('a', ['x'])).toBeUndefined();
  expect(() => inputs.required('a')).toThrow('The input "a" is missing. Set it.');
});

test('text is trimmed', () => {
  expect(read(' a b \n').text('a')).toBe('a b');
});

test('a missing value names the input and the key of pipeline.yaml', () => {
  expect(() => throwMissing('source', 'data.source')).toThrow(
    'The input "source" is missing. Set the input, or "data.source" in pipeline.yaml.',
  );
});

test.each([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])('the flag %s', (text, value) => {
  expect(read(text).flag('a')).toBe(value);
});

test.each(['yes', '1', 'tRUE', 'truee'])('refuses the flag %s', (text) => {
  expect(() => read(text).flag('commit')).toThrow(`The input "commit" is "${text}". Write true or false.`);
});

test.each<[string, { min?: number; max?: number; integer?: boolean }, number]>([
  ['7', {}, 7],
  ['-0.5', {}, -0.5],
  ['1e3', { integer: true }, 1000],
  ['0', { min: 0 }, 0],
  ['1', { max: 1 }, 1],
])('the number %s', (text, bounds, value) => {
  expect(read(text).number('a', bounds)).toBe(value);
});

test.each<[string, { min?: number; max?: number; integer?: boolean }, string]>([
  ['seven', {}, 'Write a number.'],
  ['Infinity', {}, 'Write a number.'],
  ['NaN', {}, 'Write a number.'],
  ['1.5', { integer: true }, 'Write a whole number.'],
  ['-1', { min: 0 }, 'Write a number from 0.'],
  ['2', { min: 0, max: 1 }, 'Write a number from 0 up to 1.'],
  ['2', { max: 1, integer: true }, 'Write a whole number up to 1.'],
])('refuses the number %s within %j', (text, bounds, cure) => {
  expect(() => read(text).number('seed', bounds)).toThrow(`The input "seed" is "${text}". ${cure}`);
});

test('a list has an item a line or between commas', () => {
  expect(read('a, b\nc\n\n , d e,').list('a')).toEqual(['a', 'b', 'c', 'd e']);
});

test('a choice is one of those known; another gets the nearest', () => {
  const choices = ['pull-request', 'direct', 'none'] as const;
  expect(read('direct').choice('commit', choices)).toBe('direct');
  expect(() => read('pull_request').choice('commit', choices)).toThrow(
    'The input "commit" is "pull_request". Did you mean "pull-request"?',
  );
  expect(() => read('zzz').choice('commit', choices)).toThrow(
    'The input "commit" is "zzz". Known: pull-request, direct, none.',
  );
});
