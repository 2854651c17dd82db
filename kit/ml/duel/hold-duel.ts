import type { Digest } from '../../format/manifest/digest.ts';
import type { Duel, MetricComparison } from '../../format/manifest/duel.ts';
import type { Metrics } from '../../format/manifest/evaluation.ts';
import { metricDirection } from '../../format/manifest/metric-names.ts';
import type { Logger } from '../../ground/log/logger.ts';
import type { Contender } from '../evaluate/contender.ts';
import type { OwnResult } from '../evaluate/measure-again.ts';
import { findSliceColumns } from '../evaluate/slices.ts';
import { compareOnSameRows, type SameRows } from './compare-on-same-rows.ts';
import { type Court, judgeDuel, type Measured } from './judge-duel.ts';

/*
 * The duel of a challenger with a champion, for whoever asks: a promotion, a change that is tried.
 *
 *   holdDuel (Opponent, own numbers, Court)
 *     -> compareOnSameRows: both answer the same test rows; metrics and slices with paired intervals, or an obstacle
 *     -> judgeDuel: what the primary metric's difference says (`outcome`), what the gates say (`verdict`)
 *     => Duel (kit/format/manifest/duel.ts), the one value that `comparison.json` and `report.json` hold, that `verify` judges
 *        again from its metrics, and that kit/report puts into words (`describeOutcome`, `renderComparison`, …)
 */

/** Whom the challenger meets: a model that can be asked, the numbers of one that cannot, or nobody. */
export type Opponent =
  | { kind: 'model'; contender: Contender }
  | { kind: 'numbers'; artefact: Digest; metrics: Metrics; why: string }
  | { kind: 'none'; why: string };

export interface DuelRequest {
  challenger: Contender;
  opponent: Opponent;
  /** The challenger's own numbers, which stand where it cannot be compared. */
  measureOwn: () => OwnResult;
  primary: string;
  /** Names of columns whose values are compared apart. */
  slices: readonly string[];
  /** The challenger's test split, as it was restored. */
  testFile: string;
  court: Court;
  runtimePath: string | undefined;
  log: Logger;
}

/**
 * Holds the duel and judges it.
 * @throws ConfigurationError for a slice by no column, or a gate on a metric that was not measured
 */
export async function holdDuel(request: DuelRequest): Promise<Duel> {
  const { challenger, opponent, primary, court } = request;
  const facts = { primary, identical: challenger.artefact === artefactOf(opponent) };
  const outcome = await meet(request);
  if (outcome.obstacle === null) return judgeDuel({ ...facts, ...outcome }, court);
  return judgeDuel({ ...facts, ...standAlone(request, outcome.obstacle) }, court);
}

async function meet(request: DuelRequest): Promise<SameRows | { obstacle: string }> {
  const { challenger, opponent, primary, testFile, runtimePath, log } = request;
  if (opponent.kind !== 'model') return { obstacle: opponent.why };
  const columns = findSliceColumns(request.slices, challenger.contract);
  return compareOnSameRows({
    challenger,
    champion: opponent.contender,
    testFile,
    slices: { columns, primary },
    runtimePath,
    log,
  });
}

function artefactOf(opponent: Opponent): Digest | undefined {
  if (opponent.kind === 'none') return undefined;
  return opponent.kind === 'model' ? opponent.contender.artefact : opponent.artefact;
}

/** The challenger's own numbers, beside those of an opponent that has nothing else. */
function standAlone(
  { measureOwn, opponent }: DuelRequest,
  obstacle: string,
): Omit<Measured, 'primary' | 'identical'> {
  const { rows, keys, metrics } = measureOwn();
  const others = opponent.kind === 'numbers' ? opponent.metrics : {};
  return { rows, keys, leftOut: 0, obstacle, metrics: pairNumbers(metrics, others), slices: [] };
}

function pairNumbers(own: Metrics, others: Metrics): MetricComparison[] {
  return Object.entries(own).map(([metric, challenger]) => ({
    metric,
    direction: metricDirection(metric),
    challenger,
    champion: others[metric] ?? null,
    difference: null,
  }));
}
