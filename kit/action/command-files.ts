import { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../ground/files/make-folder.ts';

/** The runner's files that steer this step's outputs and the steps after it. */
const FILES = [
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_EVENT_PATH',
] as const;

/**
 * Remembers what the runner's files hold. What it returns puts them back as they were and names those that were changed:
 * a command finds them by listing a folder, though no variable tells it where they are.
 */
export function guardCommandFiles(env: NodeJS.ProcessEnv = process.env): () => Promise<string[]> {
  const held = FILES.flatMap((name) => {
    const path = env[name];
    const content = path ? readRegular(path) : undefined;
    return path && content ? [{ name, path, content }] : [];
  });
  return async () => {
    const changed = held.filter(({ path, content }) => !readRegular(path)?.equals(content));
    for (const { path, content } of changed) await replace(path, content);
    return changed.map(({ name }) => name);
  };
}

/** The content of a regular file; undefined for a link, a pipe, or nothing. */
function readRegular(path: string): Buffer | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
}

async function replace(path: string, content: Buffer): Promise<void> {
  await makeFolder(dirname(path));
  rmSync(path, { recursive: true, force: true });
  writeFileSync(path, content);
}
