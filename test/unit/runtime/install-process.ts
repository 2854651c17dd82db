// One process that installs a made-up library: node install-process.ts PINS FOLDER
import { silentLogger } from '../../../kit/log/logger.ts';
import { installLibrary } from '../../../kit/runtime/install-library.ts';
import { readPins } from '../../../kit/runtime/library.ts';

const [, , pins = '', folder = ''] = process.argv;
const library = await readPins({ name: 'made', package: '@made/library', prebuilt: 'native' }, pins);
await installLibrary({ library, folder, log: silentLogger, retries: 0 });
