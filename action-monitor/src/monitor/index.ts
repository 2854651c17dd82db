import { relative } from 'node:path';
import { run } from '../../../kit/action/run.ts';
import { isUnpromoted } from '../../../kit/ml/registry/live-version.ts';
import { readFromFolder } from '../../../kit/ml/registry/source.ts';
import { readInputs } from './inputs.ts';
import { monitorEnvironment } from './monitor.ts';
import { readDefaultBranch } from './read-default-branch.ts';
import { renderSummary } from './render-summary.ts';
import { skipUnpromoted } from './skip-unpromoted.ts';

await run('monitor', async (runner) => {
  const { context, directory, log, ports } = runner;
  const inputs = await readInputs(runner);
  if (await isUnpromoted(readFromFolder(directory), inputs)) return skipUnpromoted(inputs, log);
  const result = await monitorEnvironment(inputs, {
    log,
    clock: ports.clock,
    artifacts: ports.artifacts(),
    store: await ports.store(inputs.store),
    predictions: ports.predictions(inputs.log),
    openBucket: ports.sourceBucket,
    forge: await ports.forge(),
    findDefaultBranch: async () => readDefaultBranch(context.event) ?? ports.git().defaultBranch(),
  });
  const { monitor, findings, reactions, files } = result;
  const place = (file: string | undefined) => (file === undefined ? '' : relative(directory, file));
  return {
    outputs: {
      verdict: monitor.verdict,
      'report-path': place(files.report),
      'monitor-path': place(files.monitor),
      'issue-url': reactions.issueUrl,
      'labelled-path': place(findings.labelledFile),
      actions: reactions.actions.join(', '),
    },
    summary: renderSummary(findings, reactions),
    result: monitor,
  };
});
