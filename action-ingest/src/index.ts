import { relative } from 'node:path';
import { type Completion, type Runner, run } from '../../kit/action/run.ts';
import { openArtifacts } from '../../kit/artifact/open-artifacts.ts';
import { openForge } from '../../kit/forge/open-forge.ts';
import { createGit } from '../../kit/git/git.ts';
import { openStore } from '../../kit/store/open-store.ts';
import { workingFolder } from './hand-over.ts';
import { ingest } from './ingest.ts';
import { type CommonInputs, readInputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { describeRefusal, renderRestoreSummary, renderSummary } from './render-summary.ts';
import { restore } from './restore.ts';
import type { IngestResult, RestoreResult } from './result.ts';

await run('ingest', async (runner) => {
  const inputs = await readInputs(runner);
  const ports = await openPorts(runner, inputs);
  if (inputs.mode === 'restore') return completeRestore(await restore(inputs, ports));
  return completeIngest(await ingest(inputs, ports), runner.directory);
});

async function openPorts(runner: Runner, { store }: CommonInputs): Promise<Ports> {
  const { context, credentials, directory, log } = runner;
  return {
    log,
    store: await openStore(store, { directory, credentials, log }),
    artifacts: openArtifacts({ service: context.artifactService, directory, log }),
    openGit: () => createGit({ directory, log }),
    openForge: (git) => openForge({ git, context, token: credentials.token, directory, log }),
  };
}

function completeIngest(result: IngestResult, directory: string): Completion {
  const { rows } = result.examination.findings;
  const counts = {
    'rows-accepted': rows.accepted,
    'rows-rejected': rows.rejected,
    'rejects-path': relative(directory, `${workingFolder(directory)}/rejects.csv`).replaceAll('\\', '/'),
  };
  const summary = renderSummary(result);
  if (result.kind === 'refused') {
    const { broken } = result.examination;
    return { outputs: { changed: false, ...counts }, summary, result, failure: describeRefusal(broken) };
  }
  const { lock, artifact } = result;
  const proposal = result.kind === 'changed' ? result.proposal : undefined;
  const outputs = {
    changed: result.kind === 'changed',
    'data-version': lock.version,
    'dataset-digest': lock.dataset,
    artifact,
    ...counts,
    'pull-request-url': proposal?.url ?? '',
    branch: proposal?.branch ?? '',
  };
  return { outputs, summary, result };
}

function completeRestore(result: RestoreResult): Completion {
  const { lock, artifact } = result;
  const outputs = {
    changed: false,
    'data-version': lock.version,
    'dataset-digest': lock.dataset,
    artifact,
    'rows-accepted': lock.rows.accepted,
    'rows-rejected': lock.rows.rejected,
    'rejects-path': '',
    'pull-request-url': '',
    branch: '',
  };
  return { outputs, summary: renderRestoreSummary(result), result };
}
