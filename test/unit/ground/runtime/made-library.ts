import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { FileList } from '../../../../kit/ground/runtime/file-list.ts';
import type { Installation } from '../../../../kit/ground/runtime/install-library.ts';
import { PLATFORM, readPins } from '../../../../kit/ground/runtime/library.ts';
import { type RegistryServer, startRegistryServer } from '../../../helpers/registry-server.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const OTHER_PLATFORM = PLATFORM === 'linux-arm64' ? 'win32-x64' : 'linux-arm64';

/** A made-up library: one package with a "native" file for this platform and one for another. */
export function startMadeRegistry(platforms = [PLATFORM, OTHER_PLATFORM]): Promise<RegistryServer> {
  const natives = platforms.map((platform) => [
    `native/${platform.replace('-', '/')}/binding.node`,
    `native code for ${platform}\n`.repeat(2000),
  ]);
  return startRegistryServer([
    {
      name: '@made/library',
      version: '1.2.3',
      files: { 'index.js': 'module.exports = { answer: 42 };', ...Object.fromEntries(natives) },
      scripts: { install: "node -e \"require('fs').writeFileSync('script-ran', '')\"" },
    },
  ]);
}

/** The library as `installLibrary` takes it: into an empty cache, by an npm of its own cache and no user settings. */
export async function planInstallation(registry: RegistryServer): Promise<Installation> {
  const made = { name: 'made', package: '@made/library', prebuilt: 'native' };
  const packages: FileList = JSON.parse(readFileSync(join(registry.pins, 'files.json'), 'utf8'));
  const library = await readPins(made, { pins: registry.pins, packages });
  return {
    library,
    folder: join(makeTemporaryFolder('cache'), 'made', '1.2.3'),
    log: silentLogger,
    env: npmEnvironment(registry),
    retries: 0,
  };
}

/** An environment in which npm knows this registry alone. */
export function npmEnvironment(registry: RegistryServer): NodeJS.ProcessEnv {
  const home = makeTemporaryFolder('home');
  return {
    PATH: process.env['PATH'],
    HOME: home,
    npm_config_cache: join(home, 'npm'),
    npm_config_registry: registry.url,
  };
}
