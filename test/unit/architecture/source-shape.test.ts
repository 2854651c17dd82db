import { expect, test } from 'vitest';
import { listSourceFiles } from './source-files.ts';

const sources = listSourceFiles();

test('no source file is longer than 250 lines', () => {
  const long = sources.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path);
  expect(long).toEqual([]);
});

test('no source file is named after nothing', () => {
  const vague = sources
    .map(({ path }) => path)
    .filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.ts$)/.test(path));
  expect(vague).toEqual([]);
});

test('heavy libraries are imported where they are used, so that a bundle starts fast', () => {
  const heavy = ['@actions/artifact', '@actions/github', '@duckdb/node-api', 'onnxruntime-node', 'fastify'];
  const eager = sources.flatMap(({ path, text }) =>
    heavy
      .filter((name) => new RegExp(`^import (?!type\\b)[^;]*['"]${name}['"]`, 'm').test(text))
      .map((name) => `${path} imports ${name}`),
  );
  expect(eager).toEqual([]);
});

test('only one function makes folders with their parents: Node hangs at it below /proc', () => {
  const makers = sources.filter(({ text }) => /\bmkdir(Sync)?\([^;]*recursive: true/.test(text));
  expect(makers.map(({ path }) => path)).toEqual([]);
});
