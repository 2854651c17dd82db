import { describe, expect, test } from 'vitest';
import { listSourceFiles, type SourceFile } from './source-files.ts';

/**
 * The storeys of the kit from the top down, each with its rooms. A file imports from its own room, from rooms to the right
 * of it, and from storeys below.
 */
const STOREYS = {
  action: [],
  ml: [
    'duel',
    'evaluate',
    'inference',
    'retention',
    'bundle',
    'registry',
    'runs',
    'sign',
    'data',
    'predictions',
    'store',
  ],
  report: [],
  maths: ['metrics', 'stats'],
  host: ['artifact', 'forge', 'git', 's3', 'oci', 'http'],
  format: ['template', 'workflows', 'config', 'contract', 'onnx', 'manifest'],
  ground: ['runtime', 'files', 'log', 'reach', 'secrets', 'errors', 'values'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const sources = listSourceFiles();
const kit = sources.filter(({ path }) => path.startsWith('kit/'));

/** Every room from the top down; a storey without rooms is one. */
const ORDER: readonly string[] = Object.entries(STOREYS).flatMap(([storey, rooms]) =>
  rooms.length === 0 ? [storey] : rooms.map((room) => `${storey}/${room}`),
);

function roomOf(path: string): string {
  const [, storey = '', room = ''] = path.split('/');
  return ORDER.includes(storey) ? storey : `${storey}/${room}`;
}

function isAllowed(from: string, to: string): boolean {
  return ORDER.indexOf(roomOf(to)) >= ORDER.indexOf(roomOf(from));
}

function listBreaches(file: SourceFile): string[] {
  return file.local
    .filter((path) => path.startsWith('kit/') && !isAllowed(file.path, path))
    .map((path) => `${file.path} imports ${path}`);
}

describe('the kit', () => {
  test('holds only rooms that have a storey', () => {
    const rooms = new Set(kit.map(({ path }) => roomOf(path)));
    expect([...rooms].filter((room) => !ORDER.includes(room))).toEqual([]);
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
  expect(readers.filter((path) => !/^(kit\/action|kit\/ground\/runtime|cli|scripts)\//.test(path))).toEqual(
    [],
  );
});

/** Opened in `kit/action/open-ports.ts`; whether training can reach the store is asked with another's credentials. */
const OPENERS = /\/(open-store|open-forge|open-artifacts|git)\.ts$/;
const OPENS_ITSELF = ['action-train/src/train/reach/find-in-store.ts'];

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
  const upward = { path: 'kit/maths/stats/x.ts', text: '', local: ['kit/ml/data/y.ts'], packages: [] };
  const sideways = { path: 'kit/host/git/x.ts', text: '', local: ['kit/host/forge/y.ts'], packages: [] };
  expect([upward, sideways].flatMap(listBreaches)).toHaveLength(2);
  expect(kit.flatMap(({ local }) => local).length).toBeGreaterThan(20);
});
