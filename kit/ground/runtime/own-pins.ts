import { join } from 'node:path';
import duckdb from '../../../runtime/duckdb/files.json' with { type: 'json' };
import onnxruntime from '../../../runtime/onnxruntime/files.json' with { type: 'json' };
import type { FileList } from './file-list.ts';
import { type DUCKDB, findKitRoot, type ONNXRUNTIME, type PinnedLibrary, readPins } from './library.ts';

/** A library that the kit itself uses. */
export type OwnLibrary = typeof DUCKDB | typeof ONNXRUNTIME;

/** What their packages hold, made by `scripts/write-file-lists.ts` from what the lock files pin. */
export const FILE_LISTS: Readonly<Record<OwnLibrary['name'], FileList>> = { duckdb, onnxruntime };

/** A library as this copy of Slipway pins it. */
export function readOwnPins(library: OwnLibrary): Promise<PinnedLibrary> {
  const pins = join(findKitRoot(), 'runtime', library.name);
  return readPins(library, { pins, packages: FILE_LISTS[library.name] });
}
