import type { TSchema, Type } from 'typebox';
import { EvaluationSchema } from '../../format/manifest/evaluation.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { FailedRunSchema, RunBundleSchema, RunSchema } from '../../format/manifest/run.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Git } from '../../host/git/git.ts';
import { parseRunPath, RUNS_FOLDER, runPath } from './paths.ts';
import { RUN_FILES, type RunRecord } from './run-record.ts';

export interface RunsRequest {
  git: Pick<Git, 'showAll'>;
  /** The commit of the branch of runs. */
  ref: string;
  /** Only this model's. */
  model?: string | undefined;
}

export interface KeptRuns {
  /** Newest first. */
  records: RunRecord[];
  /** One sentence for each run that cannot be read: a file edited by hand, or of a newer Slipway. */
  faults: string[];
}

/** Every run that the branch keeps. One that cannot be read hides no other. */
export async function readRuns({ git, ref, model }: RunsRequest): Promise<KeptRuns> {
  const files = await git.showAll(ref, model === undefined ? RUNS_FOLDER : `${RUNS_FOLDER}/${model}`);
  const kept: KeptRuns = { records: [], faults: [] };
  for (const place of listPlaces(files.keys())) {
    try {
      kept.records.push(readRecord(files, place));
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      kept.faults.push(error.message);
    }
  }
  kept.records.sort((a, b) => Date.parse(b.run.started) - Date.parse(a.run.started));
  return kept;
}

interface Place {
  model: string;
  id: string;
}

function listPlaces(paths: Iterable<string>): Place[] {
  const places = new Map<string, Place>();
  for (const path of paths) {
    const place = parseRunPath(path);
    if (place) places.set(`${place.model}/${place.id}`, { model: place.model, id: place.id });
  }
  return [...places.values()];
}

function readRecord(files: ReadonlyMap<string, string>, { model, id }: Place): RunRecord {
  const read = <Schema extends TSchema>(schema: Schema, file: string): Type.Static<Schema> | null => {
    const path = runPath({ model, id, file });
    const text = files.get(path);
    return text === undefined ? null : parseManifest(schema, text, path);
  };
  const run = read(RunSchema, RUN_FILES.run) ?? read(FailedRunSchema, RUN_FILES.failed);
  if (run === null) {
    const folder = runPath({ model, id, file: '' });
    throw new ConfigurationError(
      'SLW_FILE_MISSING',
      `${folder} holds no ${RUN_FILES.run}. Restore it from the branch's history.`,
    );
  }
  return {
    id,
    run,
    evaluation: read(EvaluationSchema, RUN_FILES.evaluation),
    bundle: read(RunBundleSchema, RUN_FILES.bundle)?.bundle ?? null,
  };
}
