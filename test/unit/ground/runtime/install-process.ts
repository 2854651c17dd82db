// One process that installs a made-up library: node install-process.ts PINS FOLDER
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { FileList } from '../../../../kit/ground/runtime/file-list.ts';
import { installLibrary } from '../../../../kit/ground/runtime/install-library.ts';
import { readPins } from '../../../../kit/ground/runtime/library.ts';

const [, , pins = '', folder = ''] = process.argv;
const packages: FileList = JSON.parse(readFileSync(join(pins, 'files.json'), 'utf8'));
const made = { name: 'made', package: '@made/library', prebuilt: 'native' };
const library = await readPins(made, { pins, packages });
await installLibrary({ library, folder, log: silentLogger, retries: 0 });
