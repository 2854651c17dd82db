import { relative } from 'node:path';
import { run } from '../../kit/action/run.ts';
import { openArtifacts } from '../../kit/artifact/open-artifacts.ts';
import { openForge } from '../../kit/forge/open-forge.ts';
import { createGit } from '../../kit/git/git.ts';
import { isUnpromoted } from '../../kit/registry/live-version.ts';
import { readFromFolder } from '../../kit/registry/source.ts';
import { openStore } from '../../kit/store/open-store.ts';
import { readInputs } from './inputs.ts';
import { monitorEnvironment } from './monitor.ts';
import { readDefaultBranch } from './read-default-branch.ts';
import { renderSummary } from './render-summary.ts';
import { skipUnpromoted } from './skip-unpromoted.ts';

await run('monitor', async (runner) => {
  const { context, credentials, directory, log } = runner;
  const inputs = await readInputs(runner);
  if (await isUnpromoted(readFromFolder(directory), inputs)) return skipUnpromoted(inputs, log);
  const git = createGit({ directory, log });
  const result = await monitorEnvironment(inputs, {
    log,
    clock: () => new Date(),
    artifacts: openArtifacts({ service: context.artifactService, directory, log }),
    store: await openStore(inputs.store, { directory, credentials, log }),
    forge: await openForge({ git, context, token: credentials.token, directory, log }),
    findDefaultBranch: async () => readDefaultBranch(context.event) ?? git.defaultBranch(),
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
