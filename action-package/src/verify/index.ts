import { run } from '../../../kit/action/run.ts';
import { readInputs } from './inputs.ts';
import { explainBroken, summariseVerification } from './summarise-verification.ts';
import { verifyLineage } from './verify.ts';

await run('verify', async (runner) => {
  const { context, log, ports } = runner;
  const inputs = await readInputs(runner);
  const result = await verifyLineage(inputs, {
    store: await ports.store(inputs.store),
    git: ports.git(),
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
