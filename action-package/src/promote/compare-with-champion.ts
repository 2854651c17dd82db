import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Comparison, ComparisonSchema } from '../../../kit/format/manifest/comparison.ts';
import type { Duel } from '../../../kit/format/manifest/duel.ts';
import { schemaIdOf } from '../../../kit/format/manifest/parse-manifest.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { holdDuel, type Opponent } from '../../../kit/ml/duel/hold-duel.ts';
import { toContender } from '../../../kit/ml/evaluate/contender.ts';
import { estimateTest, measureAgain } from '../../../kit/ml/evaluate/measure-again.ts';
import type { PromoteInputs } from './inputs.ts';
import type { PromotePorts, Promotion } from './promotion.ts';

interface Contest {
  inputs: PromoteInputs;
  ports: PromotePorts;
  challenger: Bundle;
  champion: Promotion['champion'];
}

/**
 * Measures challenger and champion and lets the gates judge. The challenger is measured anew in any case: whatever is
 * believed of it is measured here.
 * @throws ConfigurationError for an evaluation.json that is not the challenger's
 */
export async function compareWithChampion(contest: Contest): Promise<Comparison> {
  const { inputs, ports, challenger, champion } = contest;
  await makeFolder(ports.temporary);
  const folder = await mkdtemp(join(ports.temporary, 'slipway-promote-'));
  try {
    return {
      $schema: schemaIdOf(ComparisonSchema) as Comparison['$schema'],
      model: inputs.model,
      challenger: challenger.digest,
      champion: champion && { version: champion.pointer.version, bundle: champion.pointer.bundle },
      ...(await compare(contest, folder)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(
  { inputs: { pipeline, environment, runtimePath }, ports, challenger, champion }: Contest,
  folder: string,
): Promise<Duel> {
  const { store, log } = ports;
  const { evaluation } = challenger;
  const contender = toContender(challenger);
  const heldOut = await measureAgain({ contender, evaluation, store, folder, runtimePath, log });
  const opponent: Opponent = champion
    ? { kind: 'model', contender: toContender(champion.bundle) }
    : { kind: 'none', why: `no model is live in ${environment}` };
  return holdDuel({
    challenger: contender,
    opponent,
    measureOwn: () => estimateTest(contender, heldOut),
    primary: evaluation.primary,
    slices: pipeline?.evaluate?.slices ?? [],
    testFile: join(folder, 'test.parquet'),
    court: { gates: pipeline?.evaluate?.gates ?? [], environment, isLive: champion !== null },
    runtimePath,
    log,
  });
}
