import { run } from '../../../kit/action/run.ts';
import { readInputs } from './inputs.ts';
import { packageModel } from './package.ts';
import { summarisePackage } from './summarise.ts';

await run('package', async (runner) => {
  const { credentials, log, ports } = runner;
  const inputs = await readInputs(runner);
  const result = await packageModel(inputs, {
    artifacts: ports.handedArtifacts(),
    store: await ports.store(inputs.store),
    signingKey: credentials.signingKey,
    log,
  });
  return {
    outputs: {
      'bundle-digest': result.digest,
      'subject-digest': result.digest,
      'subject-name': result.subject,
      'bundle-size': result.size,
      signed: result.signedBy !== null,
    },
    summary: summarisePackage(result),
    result,
  };
});
