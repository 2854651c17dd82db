import { run } from '../../../kit/action/run.ts';
import { openProposalPorts } from '../open-ports.ts';
import { readInputs } from './inputs.ts';
import { rollBack } from './rollback.ts';

await run('rollback', async (runner) => {
  const result = await rollBack(await readInputs(runner), await openProposalPorts(runner));
  return {
    outputs: {
      version: result.version,
      changed: result.changed,
      'pull-request-url': result.url,
      'pull-request-number': result.number ?? '',
      branch: result.branch,
    },
    summary: `# ${result.title}\n\nPull request ${result.state}${result.url === '' ? '' : `: ${result.url}`}.\n\n${result.body}\n`,
    result,
  };
});
