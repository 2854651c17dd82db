import { type Contract, compactContract } from '../../../../kit/format/contract/contract.ts';
import { canonicalJson } from '../../../../kit/format/manifest/canonical-json.ts';
import { type DataLock, SPLIT_NAMES, type SplitRule } from '../../../../kit/format/manifest/data-lock.ts';
import type { Digest } from '../../../../kit/format/manifest/digest.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import { planSplit, type SplitRequest, splitKey } from '../../../../kit/ml/data/split-rows.ts';

/** What a lock says that can be judged without a row: about the contract, the profile, the rule and itself. */
export function listStatementFaults({
  lock,
  contract,
  profile,
}: {
  lock: DataLock;
  contract: Contract;
  /** Of `profile.json`; undefined where there is none. */
  profile: Digest | undefined;
}): string[] {
  const faults: string[] = [];
  if (lock.contract !== contract.digest)
    faults.push(
      `it was made with another contract (${lock.contract}) than there is now (${contract.digest})`,
    );
  if (lock.contractBlob !== undefined && lock.contractBlob.digest !== lock.contract)
    faults.push(`its contract blob ${lock.contractBlob.digest} is not its contract`);
  const bytes = Buffer.byteLength(compactContract(contract));
  if (lock.contractBlob?.digest === contract.digest && lock.contractBlob.size !== bytes)
    faults.push(`its contract blob has ${lock.contractBlob.size} bytes, and the contract ${bytes}`);
  if (profile !== lock.profile)
    faults.push(`its profile is ${lock.profile}, and profile.json is ${profile ?? 'missing'}`);
  if (canonicalJson(lock.split.key) !== canonicalJson(splitKey(contract, lock.split)))
    faults.push(
      `it deals rows by ${lock.split.key.join(', ')}, which is not the key that the contract gives`,
    );
  return [...faults, ...listTwins(lock), ...listSums(lock)];
}

/** Where a lock's rule is another than the one asked for; cut-offs, which rows give, are left out. */
export function listRuleFaults(lock: DataLock, contract: Contract, request: SplitRequest): string[] {
  const { cutoffs: _, ...stated } = lock.split;
  const asked: SplitRule = planSplit(contract, request);
  if (canonicalJson(stated) === canonicalJson(asked)) return [];
  return [`it splits by ${describeRule(stated)}, and ${describeRule(asked)} is asked for`];
}

/** `row, validation 0.2, test 0.2, seed 42`. */
function describeRule({ by, column, validation, test, seed, rolling }: SplitRule): string {
  const how = `${column === undefined ? by : `${by}:${column}`}${rolling ? ' with rolling cut-offs' : ''}`;
  return `${how} (validation ${validation}, test ${test}, seed ${seed})`;
}

/** No two splits with rows in them can be the same rows, nor the same file. */
function listTwins({ splits }: DataLock): string[] {
  const filled = SPLIT_NAMES.filter((name) => splits[name].rows > 0);
  return filled.flatMap((name, index) =>
    filled
      .slice(index + 1)
      .filter(
        (other) =>
          splits[name].digest === splits[other].digest ||
          splits[name].blob.digest === splits[other].blob.digest,
      )
      .map((other) => `its ${name} and its ${other} split are the same`),
  );
}

function listSums({ splits, rows }: DataLock): string[] {
  const dealt = SPLIT_NAMES.reduce((sum, name) => sum + splits[name].rows, 0);
  return dealt === rows.accepted
    ? []
    : [`its splits have ${formatCount(dealt, 'row')}, and ${rows.accepted} were accepted`];
}
