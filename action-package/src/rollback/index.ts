import { run } from '../../../kit/action/run.ts';
import { openProposalPorts } from '../shared/open-ports.ts';
import { readInputs } from './inputs.ts';
import { openEvidence } from './open-evidence.ts';
import { rollBack } from './rollback.ts';

await run('rollback', async (runner) => {
  const ports = { ...(await openProposalPorts(runner)), monitoring: openEvidence(runner) };
  const result = await rollBack(await readInputs(runner), ports);
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
