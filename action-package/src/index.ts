import { readArtifactDigest } from '../../kit/action/artifact-inputs.ts';
import { run } from '../../kit/action/run.ts';
import { openArtifacts } from '../../kit/artifact/open-artifacts.ts';
import { openStore } from '../../kit/store/open-store.ts';
import { readInputs } from './inputs.ts';
import { packageModel } from './package.ts';
import { summarisePackage } from './summarise.ts';

await run('package', async (runner) => {
  const { context, credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  const store = await openStore(inputs.store, { directory, credentials, log });
  const artifacts = openArtifacts({
    service: context.artifactService,
    directory,
    log,
    expected: readArtifactDigest(runner.inputs),
  });
  const result = await packageModel(inputs, {
    artifacts,
    store,
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
