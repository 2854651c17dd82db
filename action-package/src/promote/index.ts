import { run } from '../../../kit/action/run.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { openProposalPorts } from '../open-ports.ts';
import { readInputs } from './inputs.ts';
import { promoteModel } from './promote.ts';
import { summarisePromotion } from './summarise-promotion.ts';

await run('promote', async (runner) => {
  const { context, credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  const store = await openStore(inputs.store, { directory, credentials, log });
  const { temporary } = context;
  const result = await promoteModel(inputs, { ...(await openProposalPorts(runner)), store, temporary });
  return {
    outputs: {
      version: result.version,
      verdict: result.verdict,
      changed: result.changed,
      'pull-request-url': result.url,
      'pull-request-number': result.number ?? '',
      branch: result.branch,
    },
    summary: summarisePromotion(result),
    result,
  };
});
