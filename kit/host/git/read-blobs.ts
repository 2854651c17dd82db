import type { RunGit } from './run-git.ts';

/** The texts of blobs by object id, from one `git cat-file --batch`. What is missing or no blob is left out. */
export async function readBlobs(git: RunGit, objects: readonly string[]): Promise<Map<string, string>> {
  if (objects.length === 0) return new Map();
  const input = `${objects.join('\n')}\n`;
  const { stdout } = await git(['cat-file', '--batch'], { input, encoding: 'latin1' });
  return parseBatch(stdout);
}

/** Records of `<id> <type> <size>`, a line break, so many bytes, a line break; `<id> missing` for what is not there. */
function parseBatch(bytes: string): Map<string, string> {
  const blobs = new Map<string, string>();
  let at = 0;
  while (at < bytes.length) {
    const start = bytes.indexOf('\n', at) + 1;
    const [id = '', type, size] = bytes.slice(at, start - 1).split(' ');
    at = start;
    if (size === undefined) continue;
    const end = start + Number(size);
    if (type === 'blob') blobs.set(id, Buffer.from(bytes.slice(start, end), 'latin1').toString('utf8'));
    at = end + 1;
  }
  return blobs;
}
