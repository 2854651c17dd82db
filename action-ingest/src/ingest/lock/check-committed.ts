import { relative } from 'node:path';
import { locateProfile } from '../../../../kit/format/config/project-paths.ts';
import { readContract } from '../../../../kit/format/contract/contract.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { readDocumentIfExists } from '../../../../kit/ground/files/read-document.ts';
import { openEngine } from '../../../../kit/ml/data/engine.ts';
import { workingFolder } from '../hand-over.ts';
import type { IngestInputs } from '../inputs.ts';
import type { Ports } from '../ports.ts';
import { readCheckedOutLock } from '../read-last.ts';
import { listRuleFaults, listStatementFaults } from './check-statements.ts';
import type { Checking } from './checking.ts';
import type { CommittedCheck } from './committed-check.ts';
import { isCurrent, readCommittedProfile } from './committed-profile.ts';
import { type Base, findBase } from './find-base.ts';
import { holdFrozenCutoffs } from './hold-cutoffs.ts';
import { listOtherTags, listSourceFaults } from './hold-sources.ts';
import { findVersionFault } from './hold-version.ts';
import { type LocatedSource, locateSources } from './locate-sources.ts';
import type { PullRequest } from './pull-request.ts';
import { recompute } from './recompute.ts';
import { refuseFaults } from './refuse-lock.ts';
import { findReviewedLocks } from './reviewed-locks.ts';

const CURE =
  'Locks are made by ingest alone: restore lock and profile from the base branch, and let ingest propose new ones after the merge.';

/**
 * Holds the lock of the checkout against the sources it names. Where all can be read and are the recorded bytes, all that
 * it says is made anew; otherwise what can be judged without them. What a pull request does not touch is left alone: its
 * contract or its settings may well be newer than the lock.
 * @throws ConfigurationError for a lock that does not hold, and for one that a fork changes
 */
export async function checkCommitted(
  inputs: IngestInputs,
  ports: Ports,
  pullRequest: PullRequest | undefined,
): Promise<CommittedCheck> {
  const lock = await readCheckedOutLock(inputs);
  const name = relative(inputs.directory, inputs.lock);
  const git = ports.openGit();
  const base = pullRequest && (await findBase(git, pullRequest.base, inputs));
  if (!(await isChanged(inputs, base))) return lock ? { state: 'unchanged', lock } : { state: 'absent' };
  refuseForkLock(name, pullRequest);
  if (lock === undefined) return { state: 'absent' };
  const contract = await readContract(inputs.contract);
  const profile = await readCommittedProfile(inputs.lock);
  const hint = pullRequest && !base ? ` ${explainShallow(pullRequest)}` : '';
  const faults = [
    ...listStatementFaults({ lock, contract, profile: profile?.digest }),
    ...listRuleFaults(lock, contract, inputs.split),
    ...(profile && !isCurrent(profile.value)
      ? ['its profile was written by another version of Slipway']
      : []),
  ];
  refuseFaults(name, faults, CURE + hint);
  const line = { git, lock, place: inputs };
  const earlier = await findReviewedLocks({ ...line, pullRequest });
  const contractPath = relative(inputs.directory, inputs.contract).replaceAll('\\', '/');
  const own = await findReviewedLocks(line);
  const fault = await findVersionFault({ git, lock, contract, earlier, own, contractPath });
  if (earlier.unseen !== undefined)
    ports.log.warning(
      `The locks before ${name} are not seen (${earlier.unseen}), so its version is not held.`,
    );
  const known = fault === undefined ? [] : [fault];
  return checkSources({ inputs, ports, lock, contract, profile: profile?.value, earlier, known });
}

/** Where nothing is known of the base, everything counts as changed. */
async function isChanged({ lock }: IngestInputs, base: Base | undefined): Promise<boolean> {
  if (base === undefined) return true;
  const profile = await readDocumentIfExists(locateProfile(lock));
  return base.lock !== (await readDocumentIfExists(lock)) || base.profile !== profile;
}

function refuseForkLock(name: string, pullRequest: PullRequest | undefined): void {
  if (pullRequest?.fork === undefined) return;
  throw new ConfigurationError(
    'SLW_FORK_REFUSED',
    `This pull request comes from ${pullRequest.fork} and changes ${name} or its profile, which forks may not. Restore both from the base branch: ingest proposes new ones after the merge.`,
  );
}

function explainShallow({ base }: PullRequest): string {
  return `(The base commit ${base} is not in this clone, so the lock counts as changed: set "fetch-depth: 0" in actions/checkout.)`;
}

async function checkSources(checking: Checking): Promise<CommittedCheck> {
  const { inputs, ports, lock } = checking;
  const { runtimePath, directory } = inputs;
  const engine = await openEngine({ log: ports.log, runtimePath });
  const name = relative(directory, inputs.lock);
  try {
    const folder = `${workingFolder(directory)}/sources`;
    const { located, own } = await locateSources(lock, { engine, inputs, ports, folder });
    const { earlier, known } = checking;
    const sources = await listSourceFaults({ located, own, former: earlier.former });
    const forged = [...listForged(located), ...sources];
    if (forged.length > 0) refuseFaults(name, [...known, ...forged], CURE);
    for (const note of listOtherTags(located)) ports.log.warning(note);
    const unread = located.flatMap((source) => (source.state === 'same' ? [] : [source.reason]));
    if (unread.length > 0) {
      refuseFaults(name, known, CURE);
      const { unheld } = holdFrozenCutoffs(lock, earlier);
      return { state: 'partial', lock, reasons: unheld === undefined ? unread : [...unread, unheld] };
    }
    const files = located.flatMap((source) => (source.state === 'same' ? [source.file] : []));
    const { examination, faults, unheld } = await recompute(engine, { ...checking, files });
    refuseFaults(name, [...known, ...faults], CURE);
    if (unheld !== undefined) ports.log.warning(`${name}: ${unheld}.`);
    const coversOwn = own.every(({ url }) => lock.source.some((source) => source.url === url));
    return { state: 'whole', lock, examination, coversOwn };
  } finally {
    engine.close();
  }
}

/** A file of the checkout is what it is: a changed lock that has another digest of it was not made from it. */
function listForged(located: readonly LocatedSource[]): string[] {
  return located.flatMap((source) =>
    source.state === 'different' && source.isLocal && !source.source.added ? [source.reason] : [],
  );
}
