import { run } from '../../../kit/action/run.ts';
import { openProposalPorts } from '../shared/open-ports.ts';
import { readInputs } from './inputs.ts';
import { promoteModel } from './promote.ts';
import { summarisePromotion } from './summarise-promotion.ts';

await run('promote', async (runner) => {
  const inputs = await readInputs(runner);
  const result = await promoteModel(inputs, {
    ...(await openProposalPorts(runner)),
    store: await runner.ports.store(inputs.store),
    temporary: runner.context.temporary,
  });
  return {
    outputs: {
      version: result.version,
      verdict: result.verdict,
      comparison: result.comparison,
      changed: result.changed,
      'pull-request-url': result.url,
      'pull-request-number': result.number ?? '',
      branch: result.branch,
    },
    summary: summarisePromotion(result),
    result,
  };
});
