import { shortDigest } from '../../format/manifest/digest.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { commitOf, metricOf, minutesOf, stateOf, whenOf } from './describe-run.ts';
import { listParams } from './list-params.ts';
import { isFailed, type RunRecord } from './run-record.ts';
import { metricsOf } from './sort-runs.ts';

/** Two runs that are held side by side. */
export type RunPair = readonly [RunRecord, RunRecord];

/** One line of the comparison. */
export interface RunFact {
  name: string;
  values: [string, string];
  differs: boolean;
}

/** Everything there is to hold against each other: code, data, parameters, machine, metrics, time. */
export function compareRuns(pair: RunPair): RunFact[] {
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

function namesOf(pair: RunPair, list: (record: RunRecord) => string[]): string[] {
  return [...new Set(pair.flatMap(list))].sort();
}

function describeMachine({ run: { environment } }: RunRecord): string {
  const { platform, arch, cpus, device, gpus } = environment;
  return [`${platform}-${arch}, ${formatCount(cpus, 'CPU')}, ${device}`, ...gpus].join(', ');
}
