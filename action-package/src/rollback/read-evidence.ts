import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Monitor, MonitorSchema } from '../../../kit/format/manifest/monitor.ts';
import { readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import { MONITOR_FILE, nameMonitorArtifact } from '../../../kit/host/artifact/monitor-artifact.ts';
import type { RollbackInputs } from './inputs.ts';

const CURE = 'Hand over the monitor.json that monitor makes.';

/** What monitoring saw, and the page of the workflow run that holds its report, where that is known. */
export interface MonitorEvidence {
  monitor: Monitor;
  page: string | undefined;
}

/** Where evidence of other runs comes from. */
export interface EvidencePorts {
  /** The artifacts of a workflow run. @throws ConfigurationError where there is no forge to ask */
  openRun(id: number): Pick<Artifacts, 'download'>;
  /** The page of a workflow run. */
  pageOf(id: number): string;
  /** A folder for what is fetched. */
  temporary: string;
}

/**
 * The evidence that the inputs name; undefined where they name none.
 * @throws ConfigurationError for a file that is no `monitor.json`, or one about another model or environment
 */
export async function readEvidence(
  inputs: RollbackInputs,
  ports: EvidencePorts,
): Promise<MonitorEvidence | undefined> {
  const { evidence } = inputs;
  if (evidence === undefined) return undefined;
  if ('file' in evidence) {
    const monitor = await readManifest(MonitorSchema, evidence.file, CURE);
    return { monitor: requireSameSubject(monitor, inputs, evidence.file), page: undefined };
  }
  const monitor = await fetchMonitor(inputs, ports, evidence.run);
  const place = `${MONITOR_FILE} of run ${evidence.run}`;
  return { monitor: requireSameSubject(monitor, inputs, place), page: ports.pageOf(evidence.run) };
}

async function fetchMonitor(
  inputs: RollbackInputs,
  { openRun, temporary }: EvidencePorts,
  run: number,
): Promise<Monitor> {
  await makeFolder(temporary);
  const folder = await mkdtemp(join(temporary, 'slipway-evidence-'));
  try {
    await openRun(run).download(nameMonitorArtifact(inputs), folder);
    return await readManifest(MonitorSchema, join(folder, MONITOR_FILE), CURE);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws ConfigurationError for evidence that is about something else, or that nothing can have seen */
function requireSameSubject(
  monitor: Monitor,
  { model, environment }: Pick<RollbackInputs, 'model' | 'environment'>,
  place: string,
): Monitor {
  const { from, to, rows } = monitor.window;
  if (Date.parse(from) > Date.parse(to) || (rows === 0 && monitor.verdict !== 'unknown'))
    throw new ConfigurationError(
      'SLW_EVIDENCE_INVALID',
      `${place} says "${monitor.verdict}" of ${formatCount(rows, 'row')} from ${from} to ${to}, which no monitoring can. ${CURE}`,
    );
  if (monitor.model === model && monitor.environment === environment) return monitor;
  throw new ConfigurationError(
    'SLW_EVIDENCE_INVALID',
    `${place} is about ${monitor.model} in ${monitor.environment}, not about ${model} in ${environment}. Give the evidence of what is rolled back, or none.`,
  );
}
