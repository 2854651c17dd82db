import type { Engine } from '../engine.ts';
import type { Measure } from '../measure-file.ts';
import type { Malformed } from '../rewrite-csv.ts';

/** A format that rows are read from. */
export interface FileFormat {
  /** As sentences call it. */
  name: string;
  /** Whether a file is of it, by its first bytes, or by its name where they do not tell. */
  recognises(file: { head: Buffer; name: string }): boolean;
  /** The line that its first row stands at, where rows and lines count alike. */
  firstLine: number;
  /** Reads a file's rows into `source_rows`, cells as text. */
  load(request: LoadRequest): Promise<LoadedFile>;
}

export interface LoadRequest {
  engine: Engine;
  file: string;
  /** What messages and `source` call it. */
  name: string;
  /** Positions in the file's header, or -1: the contract's columns by its order, then the prediction's id. */
  place: (header: readonly string[]) => number[];
  /** Number of the file in `source_files`. */
  number: number;
}

/** A file as it was read, and its records that are no rows. */
export interface LoadedFile {
  measure: Measure;
  malformed: Malformed[];
}
