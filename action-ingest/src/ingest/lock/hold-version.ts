import { type ContractChanges, compareContracts } from '../../../../kit/format/contract/compare-contracts.ts';
import { type Contract, parseContract } from '../../../../kit/format/contract/contract.ts';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import type { Git } from '../../../../kit/host/git/git.ts';
import { proposeVersion } from '../../../../kit/ml/data/propose-version.ts';
import { findByDigest } from '../../../../kit/ml/registry/find-by-digest.ts';
import { tryToParse } from '../../../../kit/ml/registry/parse-if-valid.ts';
import type { EarlierLocks } from './earlier-locks.ts';

interface Question {
  git: Git;
  lock: DataLock;
  contract: Contract;
  earlier: EarlierLocks;
  /** The contract's path in the project. */
  contractPath: string;
}

/**
 * Whether a lock has the number that ingest gives after the lock before; a fault, or undefined.
 * @param own the locks before it on its own branch, which may have grown by several
 */
export async function findVersionFault({
  own,
  ...question
}: Question & { own: EarlierLocks }): Promise<string | undefined> {
  const { lock, earlier } = question;
  if (earlier.isKnown || earlier.unseen !== undefined) return undefined;
  const possible = await listNext(question);
  const isNext = (numbers: readonly string[]) => numbers.includes(lock.version);
  if (isNext(possible)) return undefined;
  if (own.former && isNext(await listNext({ ...question, earlier: own }))) return undefined;
  const last = earlier.former?.version;
  const before = last === undefined ? 'as the first' : `after ${last}`;
  return `it is version ${lock.version}, and ${before} ingest gives ${possible.join(' or ')}`;
}

async function listNext(question: Question): Promise<string[]> {
  const last = question.earlier.former?.version;
  const changes = await listChanges(question);
  return [...new Set(changes.map((contract) => proposeVersion({ last, contract, other: [] }).version))];
}

const SAME: ContractChanges = { breaking: [], compatible: [] };
const BROKEN: ContractChanges = { breaking: ['it cannot be compared'], compatible: [] };

/** What ingest may have found of the contract: a store that lacks the former one makes every change a break. */
async function listChanges({ git, contract, earlier, contractPath }: Question): Promise<ContractChanges[]> {
  const { former, ref } = earlier;
  if (former === undefined || former.contract === contract.digest) return [SAME];
  const text =
    ref &&
    (await findByDigest({
      git,
      ref,
      path: contractPath,
      digest: former.contract,
      identify: (text) => read(text, contractPath)?.digest,
    }));
  const before = text ? read(text, contractPath) : undefined;
  return [before ? compareContracts(before, contract) : SAME, BROKEN];
}

function read(text: string, path: string): Contract | undefined {
  return tryToParse(() => parseContract(text, path));
}
