import { run } from '../../../kit/action/run.ts';
import { readInputs } from './inputs.ts';
import { record } from './record.ts';
import { summariseRecord } from './summarise-record.ts';

await run('record', async (runner) => {
  const { context, ports } = runner;
  const inputs = await readInputs(runner);
  const result = await record(inputs, {
    artifacts: ports.handedArtifacts(),
    git: ports.git(),
    temporary: context.temporary,
  });
  return {
    outputs: { run: result.id, changed: result.changed, commit: result.commit },
    summary: summariseRecord(result),
    result,
  };
});
