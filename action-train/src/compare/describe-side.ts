import type { SplitRule } from '../../../kit/format/manifest/data-lock.ts';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { type Reach, readReach } from '../../../kit/format/manifest/reach.ts';
import type { ReportSide } from '../../../kit/format/manifest/report.ts';
import type { Run, RunFacts } from '../../../kit/format/manifest/run.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { fitLine } from '../../../kit/host/forge/fit-body.ts';
import { describeSplitRule } from '../../../kit/report/describe-split-rule.ts';

/** Characters of a line that a report takes. */
export const MAX_LINE = 2000;

/**
 * What a report says of the run a model came of.
 * @param training the run as it happened; null where nobody kept it
 */
export function describeSide({
  facts,
  training,
  contract,
  rule,
}: {
  facts: Pick<
    RunFacts,
    'key' | 'code' | 'command' | 'params' | 'seed' | 'data' | 'artefact' | 'testReachable'
  >;
  training: Pick<Run, 'attempt' | 'environment' | 'seconds'> | null;
  contract: Digest | null;
  /** How its rows were dealt to the splits; null where that is not known. */
  rule: SplitRule | null;
}): ReportSide {
  const { key, code, command, params, seed, data, artefact } = facts;
  return {
    key,
    code,
    command: fitLine(command, MAX_LINE),
    params,
    seed,
    data: { version: data.version, dataset: data.dataset },
    contract,
    split: rule && fitLine(describeSplitRule(rule), MAX_LINE),
    training: training && describeTraining(training),
    modelBytes: artefact.size,
    testReachable: describeReach(facts.testReachable),
  };
}

function describeReach(stated: RunFacts['testReachable']): Reach {
  const { state, reason } = readReach(stated);
  return { state, reason: fitLine(reason, MAX_LINE) };
}

function describeTraining({
  attempt,
  environment: { device, cpus, gpus },
  seconds,
}: Pick<Run, 'attempt' | 'environment' | 'seconds'>): ReportSide['training'] {
  const more = gpus.length > 0 ? `, ${gpus.length} × ${gpus[0]}` : '';
  return { attempt, device: fitLine(`${device}, ${formatCount(cpus, 'CPU')}${more}`, MAX_LINE), seconds };
}
