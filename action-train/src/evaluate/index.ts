import { readArtifactDigest } from '../../../kit/action/artifact-inputs.ts';
import { run } from '../../../kit/action/run.ts';
import { openArtifacts } from '../../../kit/artifact/open-artifacts.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { evaluate } from './evaluate.ts';
import { readInputs } from './inputs.ts';
import { summariseEvaluation } from './summarise-evaluation.ts';

await run('evaluate', async (runner) => {
  const { context, credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  const store = await openStore(inputs.store, { directory, credentials, log });
  const artifacts = openArtifacts({
    service: context.artifactService,
    directory,
    log,
    expected: readArtifactDigest(runner.inputs),
  });
  const result = await evaluate(inputs, { artifacts, store, log, temporary: context.temporary });
  return {
    outputs: {
      artifact: result.artifact,
      'artifact-digest': result.artifactDigest,
      'evaluation-path': result.evaluationPath,
      primary: result.evaluation.primary,
      value: result.value,
    },
    summary: summariseEvaluation(result.evaluation),
    result,
  };
});
