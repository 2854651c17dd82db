import { run } from '../../../kit/action/run.ts';
import { explainUnpromoted } from '../../../kit/ml/registry/live-version.ts';
import { deploy } from './deploy.ts';
import { readInputs } from './inputs.ts';
import { summariseDeployment } from './summarise-deployment.ts';

await run('deploy', async (runner) => {
  const { log, ports } = runner;
  const inputs = await readInputs(runner);
  const outcome = await deploy(inputs, {
    git: ports.git(),
    store: await ports.store(inputs.store),
    log,
    clock: ports.clock,
  });
  if (outcome.state === 'nothing') {
    const outputs = { version: '', 'bundle-digest': '', state: outcome.state };
    return { outputs, summary: `${explainUnpromoted(outcome)}\n`, result: outcome };
  }
  const { failure, ...result } = outcome;
  return {
    outputs: { version: result.version, 'bundle-digest': result.bundle, state: result.state },
    summary: summariseDeployment(result),
    result,
    ...(failure === undefined ? {} : { failure }),
  };
});
