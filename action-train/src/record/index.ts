import { readArtifactDigest } from '../../../kit/action/artifact-inputs.ts';
import { run } from '../../../kit/action/run.ts';
import { openArtifacts } from '../../../kit/artifact/open-artifacts.ts';
import { createGit } from '../../../kit/git/git.ts';
import { readInputs } from './inputs.ts';
import { record } from './record.ts';
import { summariseRecord } from './summarise-record.ts';

await run('record', async (runner) => {
  const { context, directory, log } = runner;
  const inputs = await readInputs(runner);
  const result = await record(inputs, {
    artifacts: openArtifacts({
      service: context.artifactService,
      directory,
      log,
      expected: readArtifactDigest(runner.inputs),
    }),
    git: createGit({ directory, log }),
    temporary: context.temporary,
  });
  return {
    outputs: { run: result.id, changed: result.changed, commit: result.commit },
    summary: summariseRecord(result),
    result,
  };
});
