import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { isPortablePath } from '../../ground/files/portable-path.ts';
import { BUNDLE_FILES } from './bundle-files.ts';

const KNOWN: readonly string[] = Object.values(BUNDLE_FILES);

/**
 * What is wrong with the names of a bundle's files, if anything: each of `BUNDLE_FILES` once, and besides them only
 * files that weights may lie in. Whether the model wants them is seen when it is there.
 */
export function findNameFault(names: readonly string[]): string | undefined {
  const given = new Set(names);
  const missing = KNOWN.find((known) => !given.has(known));
  // Each name is met once: one that is gone by then came before.
  const stray = names.find((name) => isStray(name, missing !== undefined) || !given.delete(name));
  if (stray !== undefined) return `holds the unexpected file "${stray}"`;
  if (missing !== undefined) return `lacks the file "${missing}"`;
  const clash = findClash(names);
  return clash === undefined ? undefined : `holds "${clash}", which another of its files leaves no room for`;
}

/** Where one of the bundle's own files is missing, another file is there in its place. */
function isStray(name: string, isOneMissing: boolean): boolean {
  return !KNOWN.includes(name) && (isOneMissing || !isPortablePath(name));
}

/** A name that is another one but for the case of its letters, or lies below one, cannot be unpacked everywhere. */
function findClash(names: readonly string[]): string | undefined {
  const folders = new Set(names.flatMap(listFolders));
  const taken = new Set<string>();
  return names.find((name) => {
    const lower = name.toLowerCase();
    if (taken.has(lower) || folders.has(lower)) return true;
    taken.add(lower);
    return false;
  });
}

/** `a` and `a/b` of `A/b/c`. */
function listFolders(name: string): string[] {
  const steps = name.toLowerCase().split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
}

/**
 * Holds the files of a model's external data against the names a bundle takes.
 * @throws ConfigurationError naming the file
 */
export function refuseReservedNames(external: readonly string[]): void {
  const fault = findNameFault([...KNOWN, ...external]);
  if (fault === undefined) return;
  throw new ConfigurationError(
    'SLW_MODEL_REFUSED',
    `The bundle cannot be made: with the model's external data it ${fault}. Save the weights under another name, such as model.onnx.data.`,
  );
}
