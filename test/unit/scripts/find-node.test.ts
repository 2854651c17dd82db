import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  findCacheFolder,
  findNode,
  isRunnerNode,
  locatePinnedNode,
  NODE_PINS,
  ROOT,
} from '../../../scripts/find-node.mjs';

test.skipIf(process.platform === 'win32')("the cache lies where the user's caches lie", () => {
  expect(findCacheFolder({ XDG_CACHE_HOME: '/c' })).toBe('/c/slipway');
  expect(findCacheFolder({})).toMatch(/\/\.cache\/slipway$/);
});

test('takes the Node that SLIPWAY_NODE names', () => {
  expect(findNode({ SLIPWAY_NODE: '/opt/node' })).toBe('/opt/node');
});

test.skipIf(isRunnerNode(process.versions.node) || !locatePinnedNode())('says how to get Node 24', () => {
  expect(() => findNode({ XDG_CACHE_HOME: '/nowhere' })).toThrow('Run "node scripts/setup.mjs".');
});

test('tells the Node of runners by its major version', () => {
  expect(['v24.0.0', '24.21.0', '26.1.0'].map(isRunnerNode)).toEqual([true, true, true]);
  expect(['v20.19.0', '22.23.4', '2.4.0'].map(isRunnerNode)).toEqual([false, false, false]);
});

test('run24 runs a script under Node 24 and ends as it ends', () => {
  const run = (code: string) =>
    execFileSync(process.execPath, [join(ROOT, 'scripts/run24.mjs'), '-e', code], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  expect(run('console.log(process.versions.node)')).toMatch(/^24\./);
  expect(() => run('process.exit(3)')).toThrow(expect.objectContaining({ status: 3 }));
});

test('the oldest Node is pinned at the version that package.json asks for', () => {
  const pinned = locatePinnedNode(process.env, NODE_PINS.oldest);
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(pinned?.version).toBe(`${engines.node.replace('>=', '')}.0`);
  expect(pinned?.folder).not.toBe(locatePinnedNode()?.folder);
});
