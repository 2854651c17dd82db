import { readArtifactDigest } from '../../../kit/action/artifact-inputs.ts';
import { run } from '../../../kit/action/run.ts';
import { openArtifacts } from '../../../kit/artifact/open-artifacts.ts';
import { createGit } from '../../../kit/git/git.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { renderReport } from '../report/render-report.ts';
import { compare } from './compare.ts';
import { readInputs } from './inputs.ts';

await run('compare', async (runner) => {
  const { context, credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  const result = await compare(inputs, {
    artifacts: openArtifacts({
      service: context.artifactService,
      directory,
      log,
      expected: readArtifactDigest(runner.inputs),
    }),
    store: await openStore(inputs.store, { directory, credentials, log }),
    git: createGit({ directory, log }),
    log,
    event: context.event,
    temporary: context.temporary,
  });
  return {
    outputs: { artifact: result.artifact, verdict: result.verdict, 'report-path': result.reportPath },
    summary: renderReport({ report: result.report }).body,
    result,
  };
});
