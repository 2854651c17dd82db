import { run } from '../../../kit/action/run.ts';
import { createGit } from '../../../kit/git/git.ts';
import { explainUnpromoted } from '../../../kit/registry/live-version.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { deploy } from './deploy.ts';
import { readInputs } from './inputs.ts';
import { summariseDeployment } from './summarise-deployment.ts';

await run('deploy', async (runner) => {
  const { credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  const store = await openStore(inputs.store, { directory, credentials, log });
  const git = createGit({ directory, log });
  const outcome = await deploy(inputs, { git, store, log, clock: () => new Date() });
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
