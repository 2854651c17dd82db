import { relative } from 'node:path';
import { type Completion, type Runner, run } from '../../../kit/action/run.ts';
import type { Examination } from './examination.ts';
import { workingFolder } from './hand-over.ts';
import { ingest } from './ingest.ts';
import { type CommonInputs, readInputs } from './inputs.ts';
import { checkCommitted } from './lock/check-committed.ts';
import type { CommittedCheck } from './lock/committed-check.ts';
import { readPullRequest } from './lock/pull-request.ts';
import { joinSummaries, renderChecked } from './lock/render-check.ts';
import type { Ports } from './ports.ts';
import { describeRefusal, renderRestoreSummary, renderSummary } from './render-summary.ts';
import { restore } from './restore.ts';
import type { AcceptedIngest, IngestResult, RestoreResult } from './result.ts';

await run('ingest', async (runner) => {
  const inputs = await readInputs(runner);
  const ports = await pickPorts(runner, inputs);
  const pullRequest = readPullRequest(runner.context);
  if (inputs.mode === 'restore') return completeRestore(await restore(inputs, ports, pullRequest));
  const check = inputs.checkLock ? await checkCommitted(inputs, ports, pullRequest) : undefined;
  // What was read for the lock is the project's own data too, and need not be read again.
  if (check?.state === 'whole' && check.coversOwn)
    return completeCheck(inputs.model, check, runner.directory);
  const completion = completeIngest(await ingest(inputs, ports), runner.directory);
  return check ? { ...completion, summary: joinSummaries(check, completion.summary) } : completion;
});

async function pickPorts({ log, ports }: Runner, { store }: CommonInputs): Promise<Ports> {
  return {
    log,
    store: await ports.store(store),
    artifacts: ports.artifacts(),
    openBucket: ports.sourceBucket,
    openGit: ports.git,
    openForge: ports.forge,
  };
}

function countExamined({ findings: { rows } }: Examination, directory: string) {
  return {
    'rows-accepted': rows.accepted,
    'rows-rejected': rows.rejected,
    'rejects-path': relative(directory, `${workingFolder(directory)}/rejects.csv`).replaceAll('\\', '/'),
  };
}

function completeCheck(
  model: string,
  check: Extract<CommittedCheck, { state: 'whole' }>,
  directory: string,
): Completion {
  const { lock, examination } = check;
  const outputs = {
    changed: false,
    'data-version': lock.version,
    'dataset-digest': lock.dataset,
    artifact: '',
    'artifact-digest': '',
    ...countExamined(examination, directory),
    'pull-request-url': '',
    branch: '',
  };
  const summary = joinSummaries(check, renderChecked({ model, lock, examination }));
  return { outputs, summary, result: { kind: 'checked', model, lock, examination } };
}

function completeIngest(result: IngestResult, directory: string): Completion {
  const counts = countExamined(result.examination, directory);
  const summary = renderSummary(result);
  if (result.kind === 'refused') {
    const { broken } = result.examination;
    return { outputs: { changed: false, ...counts }, summary, result, failure: describeRefusal(broken) };
  }
  const { lock, artifact, artifactDigest } = result;
  const proposal = result.kind === 'changed' ? result.proposal : undefined;
  const outputs = {
    changed: result.kind === 'changed',
    'data-version': lock.version,
    'dataset-digest': lock.dataset,
    artifact,
    'artifact-digest': artifactDigest,
    ...counts,
    ...countDealt(result),
    'pull-request-url': proposal?.url ?? '',
    branch: proposal?.branch ?? '',
  };
  return { outputs, summary, result };
}

/** Rows by split; the new ones are empty where nothing tells them. */
function countDealt({ lock, dealing: { flow } }: AcceptedIngest): Record<string, number | string> {
  return {
    'rows-train': lock.splits.train.rows,
    'rows-validation': lock.splits.validation.rows,
    'rows-test': lock.splits.test.rows,
    'new-rows-train': flow?.fresh.train ?? '',
    'new-rows-validation': flow?.fresh.validation ?? '',
    'new-rows-test': flow?.fresh.test ?? '',
  };
}

function completeRestore(result: RestoreResult): Completion {
  const { lock, artifact, artifactDigest, code } = result;
  const outputs = {
    changed: false,
    'data-version': lock.version,
    'dataset-digest': lock.dataset,
    artifact,
    'artifact-digest': artifactDigest,
    'code-artifact': code?.artifact ?? '',
    'code-commit': code?.commit ?? '',
    'code-tree': code?.tree ?? '',
    'rows-accepted': lock.rows.accepted,
    'rows-rejected': lock.rows.rejected,
    'rejects-path': '',
    'pull-request-url': '',
    branch: '',
  };
  return { outputs, summary: renderRestoreSummary(result), result };
}
