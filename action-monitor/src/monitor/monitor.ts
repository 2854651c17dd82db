import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contract, readContract, targetColumn } from '../../../kit/format/contract/contract.ts';
import type { Monitor, WindowRows } from '../../../kit/format/manifest/monitor.ts';
import type { Cell } from '../../../kit/format/manifest/row.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import { MONITOR_FILE, nameMonitorArtifact } from '../../../kit/host/artifact/monitor-artifact.ts';
import { type Engine, openEngine } from '../../../kit/ml/data/engine.ts';
import type { SourceSurroundings } from '../../../kit/ml/data/sources/source-scheme.ts';
import type { OpenedLog } from '../../../kit/ml/predictions/opened-log.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import { compareWindow } from './compare-window.ts';
import { explainJudged, explainLeftOut, explainUnfit } from './explain-rows.ts';
import { findNews } from './find-news.ts';
import type { Findings } from './findings.ts';
import type { MonitorInputs } from './inputs.ts';
import { joinLabels } from './join-labels.ts';
import { judgeWindow } from './judge-window.ts';
import { loadLabels } from './load-labels.ts';
import { loadWindow } from './load-window.ts';
import { measurePerformance } from './measure-performance.ts';
import { openReference, type Reference } from './open-reference.ts';
import { resolvePeriod } from './parse-period.ts';
import { react } from './react.ts';
import type { ReactionPorts, Reactions } from './reaction.ts';
import { wantsRetraining } from './signals.ts';
import { REPORT_FILE, writeFindings } from './write-findings.ts';
import { writeLabelledRows } from './write-labelled.ts';

export interface MonitorPorts extends ReactionPorts {
  artifacts: Pick<Artifacts, 'upload'>;
  store: Store;
  predictions: OpenedLog;
  /** Opens a bucket that data lie in. */
  openBucket: SourceSurroundings['openBucket'];
  log: Logger;
  clock: () => Date;
}

export interface MonitorResult {
  monitor: Monitor;
  findings: Findings;
  reactions: Reactions;
  /** Absolute paths. */
  files: { monitor: string; report: string };
}

/**
 * Judges the current window of an environment against its bundle's profile, and does what `on-drift` says.
 * Drift is a finding, not a failure.
 * @throws ConfigurationError for what the user can put right: no pointer, no store, a broken labels file
 */
export async function monitorEnvironment(inputs: MonitorInputs, ports: MonitorPorts): Promise<MonitorResult> {
  const folder = join(inputs.directory, OWN.monitor);
  const findings = await collectFindings({ inputs, ports, folder });
  // First without what is done about it: a forge that refuses shall not cost the findings.
  await writeFindings({ findings, actions: [], folder });
  const reactions = await react(findings, ports);
  const monitor = await writeFindings({ findings, actions: reactions.actions, folder });
  await ports.artifacts.upload(nameMonitorArtifact(inputs), folder, [MONITOR_FILE, REPORT_FILE]);
  const files = { monitor: join(folder, MONITOR_FILE), report: join(folder, REPORT_FILE) };
  return { monitor, findings, reactions, files };
}

async function collectFindings({
  inputs,
  ports: { store, predictions, openBucket, log, clock },
  folder,
}: {
  inputs: MonitorInputs;
  ports: MonitorPorts;
  folder: string;
}): Promise<Findings> {
  const now = clock();
  const window = resolvePeriod(inputs.period, now);
  const reference = await openReference(inputs, store);
  const { runtimePath } = inputs;
  const engine = await openEngine({ log, runtimePath });
  try {
    const rows = await loadWindow({ engine, predictions, ...inputs, reference, window });
    tellOfRows({ rows, inputs, reference, log });
    log.info(
      `${formatCount(rows.judged, 'row')} from ${window.from.toISOString()} to ${window.to.toISOString()}.`,
    );
    const { contract, profile, evaluation } = reference.bundle;
    const comparison = await compareWindow({ engine, profile, contract, task: evaluation.task });
    const labels = await useLabels({ engine, inputs, reference, log, folder });
    const judgement = judgeWindow({
      rows,
      limits: inputs.limits,
      comparison,
      performance: labels.performance,
      labelsGiven: inputs.labels !== undefined,
      primary: evaluation.primary,
    });
    const news = wantsRetraining(inputs, judgement)
      ? await findNews({ engine, inputs, store, openBucket, log, labelledFile: labels.labelledFile })
      : { labelled: 0, source: false };
    return { inputs, now, window, reference, rows, judgement, news, ...labels };
  } finally {
    engine.close();
  }
}

/** Joins the labels, if there are any, measures performance and writes the labelled rows. */
async function useLabels({
  engine,
  inputs,
  reference,
  log,
  folder,
}: {
  engine: Engine;
  inputs: MonitorInputs;
  reference: Reference;
  log: Logger;
  folder: string;
}): Promise<Pick<Findings, 'performance' | 'labelledFile' | 'labels'>> {
  const file = join(folder, 'labelled.csv');
  await rm(file, { force: true });
  if (inputs.labels === undefined) return { performance: null, labelledFile: undefined, labels: null };
  const { contract, evaluation } = reference.bundle;
  const { columns: _, ...lines } = await loadLabels({ engine, file: inputs.labels, contract, log });
  const labelled = await joinLabels({ engine, contract, file: inputs.labels, log });
  const performance = measurePerformance(labelled, evaluation);
  const { unmatched, ambiguous, unusable, ids } = labelled;
  const { written, unfit } = await writeLabelledRows({
    engine,
    contract: await readPresentContract(inputs, reference, log),
    ids,
    example: exampleOf(reference),
    file,
  });
  const labels = { ...lines, used: ids.length, unmatched, ambiguous, unusable, fit: written, unfit };
  if (unfit.length > 0) log.warning(explainUnfit(labels));
  log.info(
    `${formatCount(written, 'row')} with a label (${targetColumn(contract).name}) written to ${file}.`,
  );
  return { performance, labelledFile: written === 0 ? undefined : file, labels };
}

/** The contract that ingest will hold the rows against: the checkout's, which may be newer than the bundle's. */
async function readPresentContract(
  { contract }: MonitorInputs,
  { bundle }: Reference,
  log: Logger,
): Promise<Contract> {
  try {
    return await readContract(contract);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    log.info(`${error.message} Labelled rows are held against the contract of the bundle.`);
    return bundle.contract;
  }
}

/** The data lock knows one value of one column: the first that is in the test split, by time. */
function exampleOf({ bundle }: Reference): (column: string) => Cell {
  const { column, cutoffs } = bundle.lock.split;
  return (name) => (name === column ? (cutoffs?.test ?? cutoffs?.validation ?? null) : null);
}

/** Nothing to judge, and ids that many answers share, are warnings: a schedule's summary is not always read. */
function tellOfRows({
  rows,
  inputs,
  reference,
  log,
}: {
  rows: WindowRows;
  inputs: MonitorInputs;
  reference: Reference;
  log: Logger;
}): void {
  if (rows.judged === 0) log.warning(explainEmpty(inputs, reference));
  for (const sentence of [...explainLeftOut(rows), ...explainJudged(rows)]) log.info(sentence);
}

function explainEmpty({ log, environment }: MonitorInputs, { version }: Reference): string {
  return `The predictions log ${log} holds no prediction of version ${version} (${environment}) in this window. Check that the service writes there.`;
}
