import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Installation, installLibrary } from '../../../../kit/ground/runtime/install-library.ts';
import { findFault } from '../../../../kit/ground/runtime/verify-install.ts';
import { findNode } from '../../../../scripts/find-node.mjs';
import type { RegistryServer } from '../../../helpers/registry-server.ts';
import { npmEnvironment, planInstallation, startMadeRegistry } from './made-library.ts';

let registry: RegistryServer | undefined;
afterEach(() => registry?.close());

function startProcess(plan: Installation, from: RegistryServer): ChildProcess {
  const script = join(import.meta.dirname, 'install-process.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, plan.library.pins, plan.folder];
  // A process group of its own, so that npm can be killed with it.
  return spawn(findNode(), args, { env: npmEnvironment(from), stdio: 'inherit', detached: true });
}

test('two processes at once make one complete installation', async () => {
  registry = await startMadeRegistry();
  const plan = await planInstallation(registry);
  const server = registry;
  const exits = await Promise.all(
    [1, 2].map(async () => (await once(startProcess(plan, server), 'exit'))[0]),
  );

  expect(exits).toEqual([0, 0]);
  expect(findFault(plan.folder, plan.library)).toBeUndefined();
  expect(await readdir(dirname(plan.folder))).toEqual(['1.2.3']);
});

test('a process killed half-way leaves no installation, and the next run recovers', async () => {
  registry = await startMadeRegistry();
  const plan = await planInstallation(registry);
  registry.setFault('hang');
  const asked = registry.tarballAsked();
  const child = startProcess(plan, registry);
  await asked;
  const gone = once(child, 'exit');
  process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
  await gone;
  expect(existsSync(plan.folder)).toBe(false);
  expect(findFault(plan.folder, plan.library)).toBe('it is not complete');

  registry.setFault(undefined);
  await installLibrary(plan);
  expect(findFault(plan.folder, plan.library)).toBeUndefined();
});
