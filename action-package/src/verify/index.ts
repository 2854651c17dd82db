import { run } from '../../../kit/action/run.ts';
import { createGit } from '../../../kit/git/git.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { readInputs } from './inputs.ts';
import { explainBroken, summariseVerification } from './summarise-verification.ts';
import { verifyLineage } from './verify.ts';

await run('verify', async (runner) => {
  const { context, credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  const store = await openStore(inputs.store, { directory, credentials, log });
  const result = await verifyLineage(inputs, {
    store,
    git: createGit({ directory, log }),
    log,
    temporary: context.temporary,
    event: context.event,
  });
  const failure = explainBroken(result);
  return {
    outputs: { verdict: result.verdict, 'links-checked': result.checked },
    summary: summariseVerification(result),
    result,
    ...(failure === undefined ? {} : { failure }),
  };
});
