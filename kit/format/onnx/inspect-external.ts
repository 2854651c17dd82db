import { lstatSync, type Stats } from 'node:fs';
import { sep } from 'node:path';
import { hasCode } from '../../ground/errors/configuration-error.ts';
import { leavesTheFolder } from './external-location.ts';
import type { OnnxModel } from './types.ts';

/** What lies where a model keeps weights. */
export interface ExternalFile {
  kind: 'file' | 'missing' | 'link' | 'other';
  /** Bytes, of a file. */
  size: number;
}

/** Folders on the way to a file; each is looked at. */
const MAX_STEPS = 32;

/** The locations of a model's external data, each once, in order. */
export function listExternalLocations({ tensors }: Pick<OnnxModel, 'tensors'>): string[] {
  const locations = tensors.flatMap(({ external }) => (external ? [external.location] : []));
  return [...new Set(locations)].sort();
}

/**
 * Looks at the files that hold a model's external data; they are not opened. Locations outside the folder are left out.
 * @param folder the model's
 */
export function inspectExternalFiles(model: OnnxModel, folder: string): Map<string, ExternalFile> {
  const inside = listExternalLocations(model).filter((location) => !leavesTheFolder(location));
  const look = rememberLooks();
  return new Map(inside.map((location) => [location, inspectFile({ folder, location, look })]));
}

type Look = (path: string) => Stats | undefined;

/** Thousands of files may lie in the same folders. */
function rememberLooks(): Look {
  const seen = new Map<string, Stats | undefined>();
  return (path) => {
    if (!seen.has(path)) seen.set(path, lookAt(path));
    return seen.get(path);
  };
}

/** A link anywhere on the way counts, for what it points to may lie outside. */
function inspectFile({
  folder,
  location,
  look,
}: {
  folder: string;
  location: string;
  look: Look;
}): ExternalFile {
  let path = folder;
  let last: Stats | undefined;
  // What ends in a slash can only be a folder, though a path is joined without it.
  if (location.endsWith('/')) return { kind: 'other', size: 0 };
  const steps = location.split('/', MAX_STEPS + 1).filter((step) => step !== '.' && step !== '');
  if (steps.length > MAX_STEPS) return { kind: 'missing', size: 0 };
  for (const step of steps) {
    path = `${path}${sep}${step}`;
    last = look(path);
    if (last === undefined) return { kind: 'missing', size: 0 };
    if (last.isSymbolicLink()) return { kind: 'link', size: 0 };
  }
  return last?.isFile() ? { kind: 'file', size: last.size } : { kind: 'other', size: 0 };
}

/** Undefined for what is not there, and for a name no file can have. */
function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const codes = ['ENOTDIR', 'ENAMETOOLONG', 'EACCES'];
    if (codes.some((code) => hasCode(error, code))) return undefined;
    throw error;
  }
}
