import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readKey } from '../kit/ground/values/record.ts';
import { KIT_ROOT } from './kit-root.ts';

/** The version in the kit's package.json. */
export async function readKitVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(KIT_ROOT, 'package.json'), 'utf8'));
  return String(readKey(manifest, 'version') ?? 'unknown');
}
