import { shortDigest } from '../../kit/format/manifest/digest.ts';
import { formatCount } from '../../kit/ground/errors/format-count.ts';
import { showHidden } from '../../kit/ground/log/show-hidden.ts';
import { listParams } from '../../kit/ml/runs/list-params.ts';
import { isFailed, type RunRecord } from '../../kit/ml/runs/run-record.ts';
import { alignTable } from '../terminal/align-table.ts';
import type { Style } from '../terminal/style.ts';
import { commitOf, metricOf, minutesOf, stateOf, whenOf } from './describe-run.ts';
import { metricsOf } from './sort-runs.ts';

type Pair = readonly [RunRecord, RunRecord];

/** One line of the comparison. */
export interface RunFact {
  name: string;
  values: [string, string];
  differs: boolean;
}

/** Everything there is to hold against each other: code, data, parameters, machine, metrics, time. */
export function compareRuns(pair: Pair): RunFact[] {
  const fact = (name: string, describe: (record: RunRecord) => string): RunFact => {
    const values: [string, string] = [describe(pair[0]), describe(pair[1])];
    return { name, values, differs: values[0] !== values[1] };
  };
  return [
    fact('model', ({ run }) => run.model),
    fact('when (UTC)', whenOf),
    fact('state', stateOf),
    fact('reason', ({ run }) => (isFailed(run) ? run.reason : '')),
    fact('commit', commitOf),
    fact('train/ tree', ({ run }) => run.code.tree.slice(0, 12)),
    fact('command', ({ run }) => run.command),
    fact('seed', ({ run }) => String(run.seed)),
    fact('data', ({ run }) => run.data.version),
    fact('dataset', ({ run }) => shortDigest(run.data.dataset)),
    ...namesOf(pair, ({ run }) => [...listParams(run.params).keys()]).map((name) =>
      fact(name, ({ run }) => listParams(run.params).get(name) ?? '–'),
    ),
    fact('machine', describeMachine),
    ...namesOf(pair, (record) => Object.keys(metricsOf(record))).map((name) =>
      fact(name, (record) => metricOf(record, name)),
    ),
    fact('test rows', ({ evaluation }) => String(evaluation?.splits.test.rows ?? '–')),
    fact('minutes', minutesOf),
    fact('bundle', ({ bundle }) => (bundle ? shortDigest(bundle) : '–')),
  ].filter(({ values }) => values.some((value) => value !== ''));
}

/** The comparison as a table; what differs is marked. */
export function renderComparison(pair: Pair, facts: readonly RunFact[], style: Style): string {
  const header = ['', '', pair[0].id, pair[1].id].map(style.bold);
  const rows = facts.map(({ name, values, differs }) => {
    const cells = values.map((value) => showHidden(value));
    return [differs ? style.cyan('≠') : '', name, ...cells];
  });
  return alignTable([header, ...rows]).join('\n');
}

function namesOf(pair: Pair, list: (record: RunRecord) => string[]): string[] {
  return [...new Set(pair.flatMap(list))].sort();
}

function describeMachine({ run: { environment } }: RunRecord): string {
  const { platform, arch, cpus, device, gpus } = environment;
  return [`${platform}-${arch}, ${formatCount(cpus, 'CPU')}, ${device}`, ...gpus].join(', ');
}
