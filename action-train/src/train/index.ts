import { readCommandEnvironment } from '../../../kit/action/command-environment.ts';
import { guardCommandFiles } from '../../../kit/action/command-files.ts';
import { readCredentials, readS3Place } from '../../../kit/action/credentials.ts';
import { type Completion, run } from '../../../kit/action/run.ts';
import { hideEnvironment } from '../../../kit/ground/runtime/hide-environment.ts';
import { receiveCode } from './code/receive-code.ts';
import type { TrainResult } from './hand-over.ts';
import { readInputs } from './inputs.ts';
import { summariseRun } from './summarise-run.ts';
import { train } from './train.ts';

await run('train', async (runner) => {
  const { context, log, ports } = runner;
  // The digest is the data's; code is held against its tree.
  const code = await receiveCode(runner, ports.artifacts());
  const inputs = { ...(await readInputs(runner)), code };
  const environment = readCommandEnvironment(inputs.passEnv);
  for (const name of inputs.passEnv) {
    if (environment[name] === undefined) log.warning(`The variable "${name}" of "pass-env" is not set.`);
  }
  const result = await train(inputs, {
    artifacts: ports.handedArtifacts(),
    git: ports.git(),
    log,
    clock: ports.clock,
    output: context.onRunner ? process.stdout : process.stderr,
    environment,
    hideEnvironment: () => hideEnvironment((name) => environment[name] === undefined),
    guardFiles: () => guardCommandFiles(),
    forge: { serverUrl: context.serverUrl, repository: context.repository },
    credentials: { ...readCredentials(environment, false), ociRealm: runner.credentials.ociRealm },
    buckets: readS3Place(),
    trigger: context,
  });
  return describeCompletion(result);
});

function describeCompletion(result: TrainResult): Completion {
  const { artifact, artifactDigest, run } = result;
  const { key, seconds } = run;
  if (result.state === 'failed') {
    const outputs = { 'failed-artifact': artifact, 'artifact-digest': artifactDigest, key, seconds };
    return { outputs, summary: '', result, failure: result.run.reason, code: result.code };
  }
  return {
    outputs: { artifact, 'artifact-digest': artifactDigest, key, 'model-path': result.modelPath, seconds },
    summary: summariseRun(result),
    result,
  };
}
