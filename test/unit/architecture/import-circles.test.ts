import { expect, test } from 'vitest';
import { findCircles } from './find-circles.ts';
import { listSourceFiles } from './source-files.ts';

test('no source files import each other in a circle, not even for types', () => {
  expect(findCircles(listSourceFiles())).toEqual([]);
});

test('the test sees circles, each once, and what only leads to one is none', () => {
  const files = [
    { path: 'a.ts', local: ['b.ts'] },
    { path: 'b.ts', local: ['c.ts', 'd.ts'] },
    { path: 'c.ts', local: ['a.ts'] },
    { path: 'd.ts', local: ['gone.ts'] },
    { path: 'e.ts', local: ['a.ts', 'e.ts'] },
  ];
  expect(findCircles(files)).toEqual([['a.ts', 'b.ts', 'c.ts'], ['e.ts']]);
});
