import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pick, pickText } from '../../../kit/action/read-event.ts';
import { readContract } from '../../../kit/format/contract/contract.ts';
import type { DifferenceVerdict } from '../../../kit/format/manifest/duel.ts';
import { EvaluationSchema } from '../../../kit/format/manifest/evaluation.ts';
import { readManifest, writeManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { type Report, ReportSchema } from '../../../kit/format/manifest/report.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { checkModel } from '../shared/check-model.ts';
import { fetchRun } from '../shared/fetch-run.ts';
import { readDataFacts } from '../shared/read-project.ts';
import { REPORT_FILE } from '../shared/report/report-file.ts';
import { boundDuel } from './bound-duel.ts';
import { compareContract, describeMain } from './compare-contract.ts';
import { compareTrial } from './compare-models.ts';
import type { ComparePorts, Comparing } from './comparing.ts';
import { describeSide } from './describe-side.ts';
import { findBase } from './find-base.ts';
import { findMainModel, type MainModel } from './find-main-model.ts';
import type { CompareInputs } from './inputs.ts';

export interface CompareResult {
  artifact: string;
  reportPath: string;
  /** On the metric that decides. */
  verdict: DifferenceVerdict;
  report: Report;
}

/** Compares what evaluate handed over with the model of main, and hands the report over. */
export async function compare(inputs: CompareInputs, ports: ComparePorts): Promise<CompareResult> {
  const comparing = { inputs, ports, base: await findBase(inputs, ports) };
  const main = await findMainModel(comparing);
  const report = {
    $schema: ReportSchema.properties.$schema.const,
    model: inputs.model,
    pullRequest: readPullRequest(ports.event),
    main: main && describeMain(main),
    contract: await compareContract(comparing, main, await readContract(inputs.contractFile)),
    ...(inputs.artifact === undefined
      ? { trial: null, comparison: null }
      : await tryModel(comparing, inputs.artifact, main)),
  };
  return handOver(comparing, report);
}

async function tryModel(
  comparing: Comparing,
  artifact: string,
  main: MainModel | null,
): Promise<Pick<Report, 'trial' | 'comparison'>> {
  const { inputs, ports } = comparing;
  const facts = await readDataFacts(inputs);
  await makeFolder(ports.temporary);
  const folder = await mkdtemp(join(ports.temporary, 'slipway-compare-'));
  try {
    const run = await fetchRun({ artifacts: ports.artifacts, artifact, folder, facts });
    const file = join(folder, 'evaluation.json');
    const evaluation = await readManifest(
      EvaluationSchema,
      file,
      'Hand over the artifact that evaluate makes.',
    );
    const model = await checkModel({ folder, ...facts, log: ports.log });
    const duel = await compareTrial(comparing, { facts, evaluation, model, folder }, main);
    const { contract, lock } = facts;
    return {
      trial: describeSide({ facts: run, training: run, contract: contract.digest, rule: lock.split }),
      comparison: boundDuel(duel),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readPullRequest(event: Record<string, unknown>): Report['pullRequest'] {
  const number = pick(event, 'pull_request', 'number');
  const commit = pickText(event, 'pull_request', 'head', 'sha');
  return typeof number === 'number' && commit !== undefined ? { number, commit } : null;
}

async function handOver({ inputs, ports }: Comparing, report: Report): Promise<CompareResult> {
  const folder = join(inputs.directory, OWN.report);
  const reportPath = join(folder, REPORT_FILE);
  await writeManifest(ReportSchema, reportPath, report);
  const artifact = ['report', report.model, ...(report.trial ? [report.trial.key] : [])].join('-');
  await ports.artifacts.upload(artifact, folder, [REPORT_FILE]);
  return { artifact, reportPath, verdict: report.comparison?.outcome ?? 'unpaired', report };
}
