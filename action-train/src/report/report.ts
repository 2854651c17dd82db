import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../../kit/format/manifest/report.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { Forge } from '../../../kit/host/forge/forge.ts';
import { renderReport } from '../shared/report/render-report.ts';
import { REPORT_FILE, REPORT_PREFIX } from '../shared/report/report-file.ts';
import { checkClaim } from './check-claim.ts';
import type { ReportInputs } from './inputs.ts';
import { readReport } from './read-report.ts';
import type { ReportSource } from './read-source.ts';

/** Reports posted at most, one a model: a run of anybody's may not flood a pull request. */
export const MAX_REPORTS = 20;

export interface ReportPorts {
  /** Of the run that made the reports. */
  artifacts: Pick<Artifacts, 'download' | 'list'>;
  forge: Forge;
  log: Logger;
  source: ReportSource;
  /** The repository that this job acts in, and its page. */
  repository: string;
  page: string;
  temporary: string;
}

export interface PostedReport {
  artifact: string;
  model: string;
  state: 'posted' | 'outdated';
  /** Of the comment; empty when nothing was written. */
  url: string;
}

/** Writes each report of a run as the one comment about its model, after checking that it belongs where it says. */
export async function postReports(inputs: ReportInputs, ports: ReportPorts): Promise<PostedReport[]> {
  const names = inputs.artifact === undefined ? await findReports(ports) : [inputs.artifact];
  const posted: PostedReport[] = [];
  for (const artifact of names) {
    const report = await fetchReport(ports, artifact);
    posted.push({ artifact, model: report.model, ...(await postReport(ports, report)) });
  }
  return posted;
}

async function findReports({ artifacts, log }: ReportPorts): Promise<string[]> {
  const names = (await artifacts.list()).filter((name) => name.startsWith(REPORT_PREFIX));
  if (names.length === 0)
    log.notice('The run made no report: its change touches nothing that a model is made of.');
  if (names.length > MAX_REPORTS)
    log.warning(`Of ${names.length} reports the first ${MAX_REPORTS} are posted. Split the pull request.`);
  return names.slice(0, MAX_REPORTS);
}

async function fetchReport({ artifacts, temporary }: ReportPorts, artifact: string): Promise<Report> {
  await makeFolder(temporary);
  const folder = await mkdtemp(join(temporary, 'slipway-report-'));
  try {
    await artifacts.download(artifact, folder);
    return await readReport(join(folder, REPORT_FILE));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function postReport(
  { forge, log, source, repository, page }: ReportPorts,
  report: Report,
): Promise<Pick<PostedReport, 'state' | 'url'>> {
  const { number } = await checkClaim(report, source, forge);
  if (number === null) {
    log.notice(`The pull request is not at ${source.commit} any more, or closed: this report is not posted.`);
    return { state: 'outdated', url: '' };
  }
  const isForeign = source.repository.toLowerCase() !== repository.toLowerCase();
  const { url } = await forge.comment({
    number,
    marker: `report/${report.model}`,
    ...renderReport({ report, page, isForeign }),
  });
  return { state: 'posted', url };
}
