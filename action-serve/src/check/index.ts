import { run } from '../../../kit/action/run.ts';
import { readSignatures } from '../../../kit/ml/bundle/read-signatures.ts';
import { openFromStore } from '../shared/open-by-digest.ts';
import { createPolicyReader } from '../shared/read-policy.ts';
import { check, REPORT_FILE } from './check.ts';
import { readInputs } from './inputs.ts';
import { explainFailure, renderReport } from './render-report.ts';

await run('check', async (runner) => {
  const { directory, log, ports } = runner;
  const inputs = await readInputs(runner);
  const store = await ports.store(inputs.store);
  const result = await check(inputs, {
    git: ports.git(),
    openBundle: openFromStore(store, directory),
    signing: {
      readAttached: (bundle) => readSignatures(store, bundle),
      readPolicy: createPolicyReader(runner),
      signatureFile: undefined,
    },
    log,
    clock: ports.clock,
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
