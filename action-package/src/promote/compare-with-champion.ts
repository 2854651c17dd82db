import { join } from 'node:path';
import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import { type Contender, compareOnSameRows } from '../../../kit/evaluate/compare-on-same-rows.ts';
import { applyGates } from '../../../kit/evaluate/gates.ts';
import { findSliceColumns } from '../../../kit/evaluate/slices.ts';
import { shortDigest } from '../../../kit/manifest/digest.ts';
import { schemaIdOf } from '../../../kit/manifest/parse-manifest.ts';
import { type Comparison, ComparisonSchema } from '../../../kit/manifest/registry.ts';
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
  const { metrics, rows, leftOut, slices, obstacle } = measured;
  const gates = pipeline?.evaluate?.gates ?? [];
  const comparison: Comparison = {
    $schema: schemaIdOf(ComparisonSchema) as Comparison['$schema'],
    model,
    environment,
    challenger: challenger.digest,
    champion: champion && { version: champion.pointer.version, bundle: champion.pointer.bundle },
    rows,
    leftOut,
    metrics,
    slices,
    ...applyGates({ gates, comparisons: metrics, environment, obstacle }),
  };
  return { comparison, obstacle };
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
