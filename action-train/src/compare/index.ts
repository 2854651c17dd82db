import { run } from '../../../kit/action/run.ts';
import { renderReport } from '../shared/report/render-report.ts';
import { compare } from './compare.ts';
import { readInputs } from './inputs.ts';

await run('compare', async (runner) => {
  const { context, log, ports } = runner;
  const inputs = await readInputs(runner);
  const result = await compare(inputs, {
    artifacts: ports.handedArtifacts(),
    store: await ports.store(inputs.store),
    git: ports.git(),
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
