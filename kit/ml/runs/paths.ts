import { digestOf, shortDigest } from '../../format/manifest/digest.ts';
import type { FailedRun, Run } from '../../format/manifest/run.ts';

/** Where the branch keeps runs, from the project's folder. */
export const RUNS_FOLDER = 'runs';

const DIGEST_DIGITS = 8;

/** A run's id. The digest keeps two trainings of one key apart, and makes a run kept twice one run. */
export function runId({ key, attempt }: Run | FailedRun, text: string): string {
  return `${key}-${attempt}-${shortDigest(digestOf(text)).slice(0, DIGEST_DIGITS)}`;
}

/** `runs/<model>/<id>/<file>` */
export function runPath({ model, id, file }: { model: string; id: string; file: string }): string {
  return `${RUNS_FOLDER}/${model}/${id}/${file}`;
}

/** Model, id and file of a path; undefined for one that is no run's. */
export function parseRunPath(path: string): { model: string; id: string; file: string } | undefined {
  const [folder, model, id, file, more] = path.split('/');
  if (folder !== RUNS_FOLDER || !model || !id || !file || more !== undefined) return undefined;
  return { model, id, file };
}
