import { canonicalJson } from '../../format/manifest/canonical-json.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import type { Evaluation } from '../../format/manifest/evaluation.ts';
import { type FailedRun, type Run, RunBundleSchema } from '../../format/manifest/run.ts';
import type { Git } from '../../host/git/git.ts';
import { runId, runPath } from './paths.ts';
import { isFailed, RUN_FILES, RUNS_BRANCH } from './run-record.ts';

export interface KeepRequest {
  git: Pick<Git, 'commitToBranch'>;
  run: Run | FailedRun;
  evaluation: Evaluation | null;
  bundle: Digest | null;
}

export interface KeptRun {
  id: string;
  /** The branch's newest commit. */
  commit: string;
  /** False where the branch held all of it already. */
  changed: boolean;
}

/** Adds a run to the branch of runs, which is started where there is none. Jobs that push at once all get through. */
export async function keepRun({ git, run, evaluation, bundle }: KeepRequest): Promise<KeptRun> {
  const { model, key } = run;
  const text = canonicalJson(run);
  const id = runId(run, text);
  const path = (file: string) => runPath({ model, id, file });
  const files: Record<string, string> = {
    [path(isFailed(run) ? RUN_FILES.failed : RUN_FILES.run)]: text,
  };
  if (evaluation) files[path(RUN_FILES.evaluation)] = canonicalJson(evaluation);
  if (bundle) {
    const $schema = RunBundleSchema.properties.$schema.const;
    files[path(RUN_FILES.bundle)] = canonicalJson({ $schema, model, key, bundle });
  }
  const { commit, changed } = await git.commitToBranch({
    branch: RUNS_BRANCH,
    base: RUNS_BRANCH,
    orphan: true,
    files,
    message: `Keep run ${id} of ${model}`,
  });
  return { id, commit, changed };
}
