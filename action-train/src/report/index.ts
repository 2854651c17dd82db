import { type Completion, type Runner, run } from '../../../kit/action/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { openForeignArtifacts } from '../../../kit/host/artifact/foreign-artifacts.ts';
import { readInputs } from './inputs.ts';
import { type ReportSource, readSource } from './read-source.ts';
import { type PostedReport, postReports, type ReportPorts } from './report.ts';

/** A report is some kilobytes of JSON; what a foreign run left is not read beyond that. */
const MAX_REPORT_BYTES = 1024 * 1024;

await run('report', async (runner) => {
  const { context, log, ports } = runner;
  const inputs = readInputs(runner);
  const source = readSource(context.event);
  const posted = await postReports(inputs, {
    artifacts: openReports(runner, source),
    forge: await ports.forge(),
    log,
    source,
    repository: context.repository,
    page: `${context.serverUrl}/${context.repository}`,
    temporary: context.temporary,
  });
  return describeCompletion(posted);
});

function openReports(
  { context, credentials, ports, log }: Runner,
  { runId }: ReportSource,
): ReportPorts['artifacts'] {
  if (runId === undefined) return ports.artifacts();
  const { token } = credentials;
  const { repository, apiUrl } = context;
  if (token)
    return openForeignArtifacts({ id: runId, repository, apiUrl, token, maxBytes: MAX_REPORT_BYTES, log });
  throw new ConfigurationError(
    'SLW_CREDENTIALS_MISSING',
    'The artifacts of another run are read with a token. Set the input "token".',
  );
}

function describeCompletion(posted: PostedReport[]): Completion {
  const written = posted.filter(({ state }) => state === 'posted');
  const state = written.length > 0 ? 'posted' : posted.length > 0 ? 'outdated' : 'none';
  const lines = posted.map(
    ({ model, state: how, url }) => `- ${model}: ${how === 'posted' ? url : 'outdated'}`,
  );
  return {
    outputs: { state, 'comment-url': written.at(-1)?.url ?? '' },
    summary: posted.length > 0 ? `## Reported\n\n${lines.join('\n')}` : '',
    result: { state, reports: posted },
  };
}
