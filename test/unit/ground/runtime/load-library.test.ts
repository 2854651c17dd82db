import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { loadLibrary, provideLibrary, requireFrom } from '../../../../kit/ground/runtime/load-library.ts';
import { findFault } from '../../../../kit/ground/runtime/verify-install.ts';
import type { RegistryServer } from '../../../helpers/registry-server.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { npmEnvironment, planInstallation, startMadeRegistry } from './made-library.ts';

let registry: RegistryServer | undefined;
const environment = { ...process.env };
afterEach(async () => {
  process.env = { ...environment };
  await registry?.close();
});

test('installs what is nowhere, once', async () => {
  registry = await startMadeRegistry();
  const { library } = await planInstallation(registry);
  Object.assign(process.env, npmEnvironment(registry));
  const places = { kitRoot: makeTemporaryFolder('kit'), cacheRoot: makeTemporaryFolder('cache') };
  const folder = await provideLibrary({ library, places, log: silentLogger });
  expect(findFault(folder, library)).toBeUndefined();

  await registry.close();
  expect(await provideLibrary({ library, places, log: silentLogger })).toBe(folder);
});

test('names the platform when a library does not load', async () => {
  const folder = makeTemporaryFolder('broken');
  const file = join(folder, 'node_modules/made/index.js');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, "throw new Error('libmade.so.1: cannot open shared object file\\nstack');");
  const library = { name: 'made', package: 'made', version: '1.0.0', pins: '', lock: '', packages: {} };
  expect(() => requireFrom(folder, library)).toThrow(
    `made 1.0.0 does not load on ${process.platform}-${process.arch}: libmade.so.1: cannot open shared object file. It needs Linux with glibc`,
  );
});

test('loads the real libraries from the clone, with telemetry off', async () => {
  delete process.env['ORT_DISABLE_TELEMETRY'];
  const { DuckDBInstance } = await loadLibrary('duckdb', { log: silentLogger });
  const { InferenceSession } = await loadLibrary('onnxruntime', { log: silentLogger });
  expect([typeof DuckDBInstance.create, typeof InferenceSession.create]).toEqual(['function', 'function']);
  expect(process.env['ORT_DISABLE_TELEMETRY']).toBe('1');
});
