import { readFile } from 'node:fs/promises';
import { readOnnxModel } from './read-model.ts';

/** How often each operator stands in a model, by name, `domain.type` for those that are not ONNX's own. */
export async function countOperators(file: string): Promise<Record<string, number>> {
  const { operators } = readOnnxModel(await readFile(file));
  return Object.fromEntries(
    operators.map(({ domain, type, count }) => [domain === '' ? type : `${domain}.${type}`, count]),
  );
}
