import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import { compareOnSameRows, type DuelOutcome } from '../../../kit/duel/compare-on-same-rows.ts';
import { applyGates } from '../../../kit/duel/gates.ts';
import { estimateTest, measureAgain } from '../../../kit/evaluate/measure-again.ts';
import { findSliceColumns } from '../../../kit/evaluate/slices.ts';
import { makeFolder } from '../../../kit/files/make-folder.ts';
import { schemaIdOf } from '../../../kit/manifest/parse-manifest.ts';
import { type Comparison, ComparisonSchema } from '../../../kit/manifest/registry.ts';
import { toContender } from '../to-contender.ts';
import type { PromoteInputs } from './inputs.ts';
import { describeOwn, type Measurement } from './measurement.ts';
import type { PromotePorts, Promotion } from './promotion.ts';

interface Contest {
  inputs: PromoteInputs;
  ports: PromotePorts;
  challenger: Bundle;
  champion: Promotion['champion'];
}

/** Measures challenger and champion and lets the gates judge. @throws ConfigurationError for an evaluation.json that is not the challenger's */
export async function compareWithChampion(
  contest: Contest,
): Promise<{ comparison: Comparison; obstacle: string | null }> {
  const { inputs, challenger, champion } = contest;
  const { model, environment, pipeline } = inputs;
  const measured = await measure(contest);
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

/** The challenger is measured anew in any case: whatever is believed of it is measured here. */
async function measure(contest: Contest): Promise<Measurement> {
  const { inputs, ports, challenger, champion } = contest;
  const { runtimePath } = inputs;
  const { store, log, temporary } = ports;
  await makeFolder(temporary);
  const folder = await mkdtemp(join(temporary, 'slipway-promote-'));
  try {
    const { evaluation } = challenger;
    const contender = toContender(challenger);
    const heldOut = await measureAgain({
      contender,
      evaluation,
      store,
      folder,
      runtimePath,
      log,
    });
    const outcome = champion
      ? await duel(contest, champion.bundle, join(folder, 'test.parquet'))
      : { obstacle: null };
    if ('metrics' in outcome) return outcome;
    const rows = heldOut.test.rows.length;
    return describeOwn({ rows, metrics: estimateTest(contender, heldOut), ...outcome });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function duel(
  { inputs: { directory, runtimePath, pipeline }, ports: { log }, challenger }: Contest,
  champion: Bundle,
  testFile: string,
): Promise<DuelOutcome> {
  const { contract, evaluation, lock } = challenger;
  const columns = findSliceColumns(pipeline?.evaluate?.slices ?? [], contract);
  return compareOnSameRows({
    challenger: toContender(challenger),
    champion: toContender(champion),
    testFile,
    slices: { columns, primary: evaluation.primary },
    seed: lock.split.seed,
    directory,
    runtimePath,
    log,
  });
}
