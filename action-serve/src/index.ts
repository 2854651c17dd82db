import { run } from '../../kit/action/run.ts';
import { createGit } from '../../kit/git/git.ts';
import { openStore } from '../../kit/store/open-store.ts';
import { explainFailure, renderReport } from './check/render-report.ts';
import { check, REPORT_FILE } from './check.ts';
import { readInputs } from './inputs.ts';
import { openFromStore } from './open-by-digest.ts';

await run('check', async (runner) => {
  const { credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  const store = await openStore(inputs.store, { directory, credentials, log });
  const git = createGit({ directory, log });
  const result = await check(inputs, {
    git,
    openBundle: openFromStore(store, directory),
    log,
    clock: () => new Date(),
  });
  const { verdict, latency } = result;
  const failure = explainFailure(result, REPORT_FILE);
  return {
    outputs: { verdict, 'p50-ms': latency.p50Ms.toFixed(3), 'p99-ms': latency.p99Ms.toFixed(3) },
    summary: renderReport(result),
    result,
    ...(failure === undefined ? {} : { failure }),
  };
});
