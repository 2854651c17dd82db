import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFolder } from '../../../kit/host/artifact/list-folder.ts';
import { unzipInto } from '../../../kit/host/artifact/unzip.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import type { SecretForm } from './secret-forms.ts';

/** One planted secret found where it must not be. */
export interface Leak {
  secret: string;
  form: string;
  where: string;
}

/** What a repository with everything anybody ever committed may come to. */
const MAX_REPOSITORY_BYTES = 1 << 30;

/** The secrets that a text or file holds. */
export function findLeaks(forms: readonly SecretForm[], where: string, content: Buffer | string): Leak[] {
  const bytes = Buffer.from(content);
  return forms
    .filter((form) => bytes.includes(form.bytes))
    .map(({ secret, form }) => ({ secret, form, where }));
}

/** The secrets in any file under a folder, also in files that zip or gzip packs, and in any object of a repository. */
export async function findLeaksInFolder(forms: readonly SecretForm[], folder: string): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const name of await listFolder(folder)) {
    const file = join(folder, name);
    const content = await readFile(file);
    leaks.push(...findLeaks(forms, file, content), ...(await findLeaksInside(forms, file, content)));
    if (isRepository(file))
      leaks.push(...findLeaks(forms, `objects of ${dirname(file)}`, readObjects(dirname(file))));
  }
  return leaks;
}

async function findLeaksInside(forms: readonly SecretForm[], file: string, content: Buffer): Promise<Leak[]> {
  if (content.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) {
    return findLeaks(forms, `${file}, unpacked`, gunzipSync(content));
  }
  if (!content.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) return [];
  const folder = makeTemporaryFolder('unpacked');
  await unzipInto({ zip: file, folder, artifact: basename(file) });
  return findLeaksInFolder(forms, folder);
}

function isRepository(file: string): boolean {
  return basename(file) === 'HEAD' && existsSync(join(dirname(file), 'objects'));
}

/** Every object of a repository, whatever refers to it. */
function readObjects(repository: string): Buffer {
  const args = ['cat-file', '--batch-all-objects', '--batch', '--unordered'];
  return execFileSync('git', args, { cwd: repository, maxBuffer: MAX_REPOSITORY_BYTES });
}
