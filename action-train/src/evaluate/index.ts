import { run } from '../../../kit/action/run.ts';
import { evaluate } from './evaluate.ts';
import { readInputs } from './inputs.ts';
import { summariseEvaluation } from './summarise-evaluation.ts';

await run('evaluate', async (runner) => {
  const { context, log, ports } = runner;
  const inputs = await readInputs(runner);
  const result = await evaluate(inputs, {
    artifacts: ports.handedArtifacts(),
    store: await ports.store(inputs.store),
    log,
    temporary: context.temporary,
  });
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
