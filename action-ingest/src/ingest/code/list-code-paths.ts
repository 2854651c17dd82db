import { relative } from 'node:path';

/** What training reads in any project, and what its user adds; from the project's folder. */
export function listCodePaths(
  directory: string,
  { files, added }: { files: readonly string[]; added: readonly string[] },
): string[] {
  const own = files.map((file) => relative(directory, file).replaceAll('\\', '/'));
  return [...new Set([...own, ...added.map((path) => path.replace(/\/+$/, ''))])];
}
