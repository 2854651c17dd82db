import { resolve } from 'node:path';
import type { InputReader } from './inputs.ts';

/** The folder of native libraries that the input `runtime-path` names, from the project's folder; absolute. */
export function settleRuntimePath(inputs: InputReader, directory: string): string | undefined {
  const path = inputs.text('runtime-path');
  return path === undefined ? undefined : resolve(directory, path);
}
