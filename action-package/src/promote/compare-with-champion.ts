import { join } from 'node:path';
import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import type { GateConfig } from '../../../kit/config/pipeline-schema.ts';
import { type Contender, compareOnSameRows } from '../../../kit/evaluate/compare-on-same-rows.ts';
import { applyGates } from '../../../kit/evaluate/gates.ts';
import { findSliceColumns } from '../../../kit/evaluate/slices.ts';
import { shortDigest } from '../../../kit/manifest/digest.ts';
import { schemaIdOf } from '../../../kit/manifest/parse-manifest.ts';
import { type Comparison, ComparisonSchema, type GateResult } from '../../../kit/manifest/registry.ts';
import type { PromoteInputs } from './inputs.ts';
import { type Measurement, takeEvaluation } from './measurement.ts';
import type { PromotePorts, Promotion } from './promotion.ts';

interface Contest {
  inputs: PromoteInputs;
  ports: PromotePorts;
  challenger: Bundle;
  champion: Promotion['champion'];
}

/** Measures challenger and champion and lets the gates judge. */
export async function compareWithChampion(
  contest: Contest,
): Promise<{ comparison: Comparison; obstacle: string | null }> {
  const { inputs, challenger, champion } = contest;
  const { model, environment, pipeline } = inputs;
  const measured = champion ? await measure(contest, champion.bundle) : takeEvaluation(challenger);
  const judged = judge({ measured, gates: pipeline?.evaluate?.gates ?? [], environment });
  const comparison: Comparison = {
    $schema: schemaIdOf(ComparisonSchema) as Comparison['$schema'],
    model,
    environment,
    challenger: challenger.digest,
    champion: champion && { version: champion.pointer.version, bundle: champion.pointer.bundle },
    rows: measured.rows,
    leftOut: measured.leftOut,
    metrics: measured.metrics,
    slices: measured.slices,
    ...judged,
  };
  return { comparison, obstacle: measured.obstacle };
}

async function measure(
  { inputs: { directory, runtimePath, pipeline }, ports: { store, log }, challenger }: Contest,
  champion: Bundle,
): Promise<Measurement> {
  const { contract, evaluation } = challenger;
  const columns = findSliceColumns(pipeline?.evaluate?.slices ?? [], contract);
  const outcome = await compareOnSameRows({
    challenger: toContender(challenger),
    champion: toContender(champion),
    store,
    testFile: join(directory, '.slipway/promote', `${shortDigest(challenger.digest)}-test.parquet`),
    slices: { columns, primary: evaluation.primary },
    seed: evaluation.interval.seed,
    directory,
    runtimePath,
    log,
  });
  return outcome.obstacle === null ? outcome : takeEvaluation(challenger, outcome.obstacle);
}

function toContender(bundle: Bundle): Contender {
  return { ...bundle, task: bundle.evaluation.task };
}

function judge({
  measured,
  gates,
  environment,
}: {
  measured: Measurement;
  gates: readonly GateConfig[];
  environment: string;
}): Pick<Comparison, 'gates' | 'verdict'> {
  const judged = applyGates({ gates, comparisons: measured.metrics, environment });
  const { obstacle } = measured;
  if (obstacle === null) return judged;
  const compared = new Set(gates.filter(({ against }) => against !== undefined).map(({ metric }) => metric));
  const results = judged.gates.map((gate) => withholdVerdict(gate, compared, obstacle));
  const undecided = judged.verdict === 'pass' && results.some(({ verdict }) => verdict === 'inconclusive');
  return { gates: results, verdict: undecided ? 'inconclusive' : judged.verdict };
}

/** A comparison that could not be made does not pass: a person decides. */
function withholdVerdict(gate: GateResult, compared: ReadonlySet<string>, obstacle: string): GateResult {
  const isComparison = compared.has(gate.metric) && gate.rule.includes('no worse than');
  return isComparison ? { ...gate, verdict: 'inconclusive', reason: obstacle } : gate;
}
