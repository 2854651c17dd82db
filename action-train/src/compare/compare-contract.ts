import { relative } from 'node:path';
import { compareContracts } from '../../../kit/format/contract/compare-contracts.ts';
import { type Contract, parseContract } from '../../../kit/format/contract/contract.ts';
import type { Report } from '../../../kit/format/manifest/report.ts';
import { fitLine } from '../../../kit/host/forge/fit-body.ts';
import { isFailed } from '../../../kit/ml/runs/run-record.ts';
import type { Comparing } from './comparing.ts';
import { describeSide, MAX_LINE } from './describe-side.ts';
import type { MainModel } from './find-main-model.ts';

/** Changes of a kind that a report lists at most. */
const MAX_CHANGES = 500;

/** What changed in the contract since the model of main was trained, or else since main's newest commit. */
export async function compareContract(
  { inputs, ports, base }: Comparing,
  main: MainModel | null,
  contract: Contract,
): Promise<Report['contract']> {
  const path = relative(inputs.directory, inputs.contractFile).replaceAll('\\', '/');
  const text = main?.bundle ? undefined : await ports.git.show(base, path);
  const before = main?.bundle?.contract ?? (text === undefined ? undefined : parseContract(text, path));
  if (!before) return null;
  const { breaking, compatible } = compareContracts(before, contract);
  const shorten = (changes: string[]) =>
    changes.slice(0, MAX_CHANGES).map((change) => fitLine(change, MAX_LINE));
  return {
    same: before.digest === contract.digest,
    breaking: shorten(breaking),
    compatible: shorten(compatible),
  };
}

/** What a report says of the model of main. */
export function describeMain(main: MainModel): NonNullable<Report['main']> | null {
  const { origin, bundle, record } = main;
  const training = record && !isFailed(record.run) ? record.run : null;
  const facts = bundle?.run ?? training;
  if (!facts) return null;
  return {
    origin,
    side: describeSide({
      facts,
      training,
      contract: bundle?.contract.digest ?? null,
      rule: bundle?.lock.split ?? null,
    }),
  };
}
