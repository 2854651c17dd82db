import type { SourceFile } from './source-files.ts';

type Imports = ReadonlyMap<string, readonly string[]>;

/** The groups of files that reach each other by imports, each group sorted. */
export function findCircles(files: readonly Pick<SourceFile, 'path' | 'local'>[]): string[][] {
  const imports: Imports = new Map(files.map(({ path, local }) => [path, local]));
  const reached = new Map(files.map(({ path }) => [path, reachFrom(path, imports)]));
  const groups = files
    .filter(({ path }) => reached.get(path)?.has(path))
    .map(({ path }) =>
      [...(reached.get(path) ?? [])].filter((other) => reached.get(other)?.has(path)).sort(),
    );
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

/** Every file that imports lead to; the file itself only where they lead back. */
function reachFrom(path: string, imports: Imports): Set<string> {
  const found = new Set<string>();
  const waiting = [...(imports.get(path) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return found;
}
