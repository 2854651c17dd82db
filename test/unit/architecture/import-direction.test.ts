import { describe, expect, test } from 'vitest';
import { listSourceFiles, type SourceFile } from './source-files.ts';

/** The rows of the kit from the edge down. A module imports from rows below its own. */
const ROWS = [
  ['action'],
  ['duel'],
  ['evaluate'],
  ['inference'],
  ['bundle', 'registry', 'runs'],
  ['data'],
  ['predictions'],
  ['store'],
  ['sign', 'report'],
  ['git', 'forge', 'artifact', 'http', 's3'],
  ['contract', 'onnx', 'stats'],
  ['manifest', 'config', 'reach'],
  ['errors', 'log', 'files', 'runtime', 'secrets'],
] as const;

/** What a module may import from its own row. */
const SAME_ROW: Record<string, readonly string[]> = {
  forge: ['git', 'http'],
  artifact: ['forge', 'http'],
  s3: ['http'],
  config: ['manifest'],
  files: ['errors'],
  runtime: ['errors', 'log', 'files'],
};

const sources = listSourceFiles();
const kit = sources.filter(({ path }) => path.startsWith('kit/'));

function moduleOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function rowOf(module: string): number {
  return ROWS.findIndex((row) => row.some((name) => name === module));
}

function isAllowed(from: string, to: string): boolean {
  if (from === to || rowOf(to) > rowOf(from)) return true;
  return rowOf(from) === rowOf(to) && (SAME_ROW[from]?.includes(to) ?? false);
}

function listBreaches(file: SourceFile): string[] {
  return file.local
    .filter((path) => path.startsWith('kit/') && !isAllowed(moduleOf(file.path), moduleOf(path)))
    .map((path) => `${file.path} imports ${path}`);
}

describe('the kit', () => {
  test('holds only modules that have a row', () => {
    const modules = new Set(kit.map(({ path }) => moduleOf(path)));
    expect([...modules].filter((module) => rowOf(module) < 0)).toEqual([]);
  });

  test('imports downwards only', () => {
    expect(kit.flatMap(listBreaches)).toEqual([]);
  });

  test('knows nothing of actions, command line and scripts', () => {
    const isBelow = (target: string) => target.startsWith('kit/') || /^runtime\/.*\.json$/.test(target);
    const upward = kit.flatMap(({ path, local }) =>
      local.filter((target) => !isBelow(target)).map((target) => `${path} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });
});

test('an action imports its own folder and the kit, never another action', () => {
  const breaches = sources
    .filter(({ path }) => path.startsWith('action-'))
    .flatMap(({ path, local }) => {
      const own = `${path.split('/')[0]}/`;
      return local
        .filter((target) => !target.startsWith(own) && !target.startsWith('kit/'))
        .map((target) => `${path} imports ${target}`);
    });
  expect(breaches).toEqual([]);
});

test('the command line starts bundles and imports no action', () => {
  const breaches = sources
    .filter(({ path }) => path.startsWith('cli/'))
    .filter(({ local }) => local.some((target) => target.startsWith('action-')));
  expect(breaches.map(({ path }) => path)).toEqual([]);
});

test('only the edge speaks to the runner', () => {
  const importers = sources.filter(({ packages }) => packages.includes('@actions/core'));
  expect(importers.map(({ path }) => path).filter((path) => !path.startsWith('kit/action/'))).toEqual([]);
});

test('only the edge, the library loader and the command line read the environment', () => {
  const readers = sources.filter(({ text }) => /process\.env\b/.test(text)).map(({ path }) => path);
  expect(readers.filter((path) => !/^(kit\/action|kit\/runtime|cli|scripts)\//.test(path))).toEqual([]);
});

/** Opened in `kit/action/open-ports.ts`; whether training can reach the store is asked with another's credentials. */
const OPENERS = /\/(open-store|open-forge|open-artifacts|git)\.ts$/;
const OPENS_ITSELF = ['action-train/src/reach/find-in-store.ts'];

test('actions open store, forge, artifacts and git in one place', () => {
  const openers = sources
    .filter(({ path }) => path.startsWith('action-') && !OPENS_ITSELF.includes(path))
    .filter(({ text }) =>
      [...text.matchAll(/^import (?!type )[^;]*? from '([^']+)'/gm)].some(
        ([line, from]) => OPENERS.test(from ?? '') && /\b(create|open)[A-Z]/.test(line),
      ),
    );
  expect(openers.map(({ path }) => path)).toEqual([]);
});

test('the test sees breaches', () => {
  const upward = { path: 'kit/stats/x.ts', text: '', local: ['kit/data/y.ts'], packages: [] };
  const sideways = { path: 'kit/git/x.ts', text: '', local: ['kit/forge/y.ts'], packages: [] };
  expect([upward, sideways].flatMap(listBreaches)).toHaveLength(2);
  expect(kit.flatMap(({ local }) => local).length).toBeGreaterThan(20);
});
