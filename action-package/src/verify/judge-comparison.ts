import type { Pipeline } from '../../../kit/format/config/pipeline-schema.ts';
import type { Comparison } from '../../../kit/format/manifest/comparison.ts';
import type { Duel, GateResult } from '../../../kit/format/manifest/duel.ts';
import type { Evaluation } from '../../../kit/format/manifest/evaluation.ts';
import type { Environment } from '../../../kit/format/manifest/registry.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { judgeDuel } from '../../../kit/ml/duel/judge-duel.ts';
import { findMetricsProblem } from './hold-metrics.ts';

/** A promotion as its files state it, and what was reviewed before it. */
export interface StatedPromotion {
  comparison: Comparison;
  evaluation: Evaluation;
  /** `pipeline.yaml` as it was before. */
  pipeline: Pipeline | undefined;
  /** What was live in the environment before. */
  pointer: Environment | undefined;
}

/** Something that a comparison states and that its neighbours do not bear out, as a sentence's end. */
export interface Fault {
  what: 'gates' | 'outcome' | 'champion' | 'rows' | 'metrics' | 'slices';
  why: string;
}

/**
 * What is wrong with a comparison, from documents alone: its gates and what it says recomputed from its metrics by the
 * gates of before, its champion, and whether its rows, metrics and slices are all there.
 * @throws ConfigurationError for a gate on a metric that the comparison does not state
 */
export function judgeComparison(stated: StatedPromotion): Fault[] {
  const judged = judgeAgain(stated);
  const checks = [findChampionFault, findRowsFault, findMetricsFault, findSlicesFault];
  return [
    ...findGateFault(stated, judged),
    ...findTippedGate(stated, judged),
    ...findOutcomeFault(stated, judged),
    ...checks.flatMap((find) => find(stated) ?? []),
  ];
}

function judgeAgain({ comparison, pipeline }: StatedPromotion): Duel {
  const { metrics, environment, champion } = comparison;
  const isUncompared = metrics.every((metric) => metric.champion === null);
  const gates = pipeline?.evaluate?.gates ?? [];
  const measured = { ...comparison, obstacle: isUncompared ? 'not compared' : null };
  return judgeDuel(measured, { gates, environment, isLive: champion !== null });
}

function findOutcomeFault({ comparison, evaluation }: StatedPromotion, judged: Duel): Fault[] {
  const { primary, outcome } = comparison;
  if (primary === evaluation.primary && outcome === judged.outcome) return [];
  const why = `states ${outcome} on ${primary}, and its metrics say ${judged.outcome}; the metric that decides is ${evaluation.primary}`;
  return [{ what: 'outcome', why }];
}

function findGateFault({ comparison }: StatedPromotion, judged: Duel): Fault[] {
  const [actual, wanted] = [describeGates(comparison.gates), describeGates(judged.gates)];
  if (actual === wanted) return [];
  const why = `states ${actual}, and the gates of pipeline.yaml before this promotion give ${wanted}`;
  return [{ what: 'gates', why }];
}

/**
 * A gate that passes by the values of the comparison and fails by those of the evaluation: they may differ by rounding,
 * and a verdict may not rest on that.
 */
function findTippedGate(stated: StatedPromotion, judged: Duel): Fault[] {
  const { comparison, evaluation } = stated;
  if (comparison.leftOut > 0) return [];
  const evaluated = evaluation.splits.test.metrics;
  const metrics = comparison.metrics.map((each) => ({
    ...each,
    challenger: evaluated[each.metric] ?? each.challenger,
  }));
  const again = judgeAgain({ ...stated, comparison: { ...comparison, metrics } });
  return judged.gates.flatMap(({ metric, rule, verdict }, index) => {
    if (verdict !== 'pass' || again.gates[index]?.verdict !== 'fail') return [];
    const value = evaluated[metric]?.value;
    return [
      {
        what: 'gates',
        why: `states that "${rule}" passes, and by evaluation.json (${metric} ${value}) it fails`,
      },
    ];
  });
}

/** Metric and verdict of each: how a rule is put in words may change from version to version. */
function describeGates(gates: readonly GateResult[]): string {
  return gates.map(({ metric, verdict }) => `${metric} ${verdict}`).join(', ') || 'none';
}

function findChampionFault({ comparison, pointer }: StatedPromotion): Fault | undefined {
  const { champion, environment } = comparison;
  if (champion?.bundle === pointer?.bundle) return undefined;
  const name = (bundle: string | undefined) => bundle ?? 'nothing';
  return {
    what: 'champion',
    why: `states that ${name(champion?.bundle)} was live in ${environment}, and ${name(pointer?.bundle)} was`,
  };
}

function findRowsFault({ comparison: { rows, leftOut }, evaluation }: StatedPromotion): Fault | undefined {
  const there = evaluation.splits.test.rows;
  if (rows > 0 && rows + leftOut === there) return undefined;
  return {
    what: 'rows',
    why: `states ${formatCount(rows, 'row')} and ${leftOut} left out, and the test split of evaluation.json has ${there}`,
  };
}

function findMetricsFault(stated: StatedPromotion): Fault | undefined {
  const why = findMetricsProblem(stated);
  return why === undefined ? undefined : { what: 'metrics', why };
}

/** With a champion the primary metric is compared by each column of `evaluate.slices`. */
function findSlicesFault({ comparison, evaluation, pipeline }: StatedPromotion): Fault | undefined {
  const { metrics, slices } = comparison;
  const primary = metrics.find(({ metric }) => metric === evaluation.primary);
  if (!primary || primary.champion === null) return undefined;
  const columns = new Set(slices.map(({ column }) => column));
  const missing = (pipeline?.evaluate?.slices ?? []).find((column) => !columns.has(column));
  return missing === undefined
    ? undefined
    : { what: 'slices', why: `states no slice by ${missing}, which pipeline.yaml asked for` };
}
