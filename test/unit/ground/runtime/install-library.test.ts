import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { listFiles } from '../../../../kit/ground/files/list-files.ts';
import { installLibrary } from '../../../../kit/ground/runtime/install-library.ts';
import { requireFrom } from '../../../../kit/ground/runtime/load-library.ts';
import { findFault } from '../../../../kit/ground/runtime/verify-install.ts';
import type { Fault, RegistryServer } from '../../../helpers/registry-server.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { planInstallation, startMadeRegistry } from './made-library.ts';

const open: RegistryServer[] = [];
afterEach(async () => {
  for (const registry of open.splice(0)) await registry.close();
});

async function startRegistry(platforms?: string[]): Promise<RegistryServer> {
  const registry = await startMadeRegistry(platforms);
  open.push(registry);
  return registry;
}

test('installs this platform alone, every file as it was published, without running scripts', async () => {
  const plan = await planInstallation(await startRegistry());
  await installLibrary(plan);

  expect(findFault(plan.folder, plan.library)).toBeUndefined();
  const natives = (await listFiles(plan.folder)).filter((path) => path.endsWith('.node'));
  const [platform, arch] = [process.platform, process.arch];
  expect(natives).toEqual([`node_modules/@made/library/native/${platform}/${arch}/binding.node`]);
  expect(existsSync(join(plan.folder, 'node_modules/@made/library/script-ran'))).toBe(false);
  expect(await readdir(dirname(plan.folder))).toEqual(['1.2.3']);
  expect(requireFrom(plan.folder, plan.library)).toEqual({ answer: 42 });
});

test.each<[Fault, RegExp]>([
  ['other-bytes', /could not be installed: .*(integrity|corrupted|sha512)/i],
  ['truncated', /could not be installed: .*(integrity|corrupted|sha512)/i],
  ['reset', /could not be installed: /],
])('leaves nothing after a download with %s, and the next run recovers', async (fault, message) => {
  const registry = await startRegistry();
  const plan = await planInstallation(registry);
  registry.setFault(fault);
  await expect(installLibrary(plan)).rejects.toThrow(message);
  expect(await readdir(dirname(plan.folder))).toEqual([]);

  registry.setFault(undefined);
  await installLibrary(plan);
  expect(findFault(plan.folder, plan.library)).toBeUndefined();
});

test('says that the registry cannot be reached', async () => {
  const registry = await startMadeRegistry();
  const plan = await planInstallation(registry);
  await registry.close();
  await expect(installLibrary(plan)).rejects.toThrow(
    /^@made\/library 1\.2\.3 could not be installed: .*ECONNREFUSED.*Check that this machine reaches its npm registry/,
  );
  expect(await readdir(dirname(plan.folder))).toEqual([]);
});

test('refuses a package without a build for this platform', async () => {
  const plan = await planInstallation(await startRegistry(['plan9-mips']));
  await expect(installLibrary(plan)).rejects.toThrow(`has no build for ${process.platform}-${process.arch}`);
  expect(await readdir(dirname(plan.folder))).toEqual([]);
});

test('installs nothing that the list of files does not know', async () => {
  const plan = await planInstallation(await startRegistry());
  const made = plan.library.packages['@made/library'];
  if (!made) throw new Error('The library is not listed.');
  const files = { ...made.files, 'index.js': '00'.repeat(32) };
  const library = { ...plan.library, packages: { '@made/library': { ...made, files } } };
  await expect(installLibrary({ ...plan, library })).rejects.toThrow(
    'npm installed another @made/library 1.2.3 than was published: @made/library/index.js has changed.',
  );
  expect(await readdir(dirname(plan.folder))).toEqual([]);
});

test('replaces an installation with a fault', async () => {
  const plan = await planInstallation(await startRegistry());
  await installLibrary(plan);
  await writeFile(join(plan.folder, 'node_modules/@made/library/index.js'), 'rot');
  expect(findFault(plan.folder, plan.library)).toBe('@made/library/index.js has changed');

  await installLibrary(plan);
  expect(findFault(plan.folder, plan.library)).toBeUndefined();
  expect(await readdir(dirname(plan.folder))).toEqual(['1.2.3']);
});

test('removes what was abandoned an hour ago, not what another process is filling', async () => {
  const plan = await planInstallation(await startRegistry());
  await installLibrary(plan);
  const [old, fresh] = [`${plan.folder}.old.partial`, `${plan.folder}.fresh.partial`];
  for (const file of [old, fresh]) await writeFile(file, '');
  const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  await utimes(old, twoHoursAgo, twoHoursAgo);

  await installLibrary(plan);
  expect(await readdir(dirname(plan.folder))).toEqual(['1.2.3', '1.2.3.fresh.partial']);
});

test('gives npm none of the inputs and credentials', async () => {
  const plan = await planInstallation(await startRegistry());
  const folder = makeTemporaryFolder('npm');
  const script = join(folder, 'npm-cli.cjs');
  await writeFile(
    script,
    "require('fs').writeFileSync(__dirname + '/env', Object.keys(process.env).join('\\n'))",
  );
  const secrets = ['INPUT_TOKEN', 'GITHUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'AWS_SECRET_ACCESS_KEY'];
  const env = { ...plan.env, ...Object.fromEntries(secrets.map((name) => [name, 'secret'])) };
  const npm = { program: process.execPath, args: [script] };
  await expect(installLibrary({ ...plan, env, npm })).rejects.toThrow();

  const seen = (await readFile(join(folder, 'env'), 'utf8')).split('\n');
  expect(seen).toContain('npm_config_registry');
  expect(seen.filter((name) => secrets.includes(name))).toEqual([]);
});
