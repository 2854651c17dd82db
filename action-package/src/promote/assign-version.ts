import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { schemaIdOf } from '../../../kit/format/manifest/parse-manifest.ts';
import { type Version, VersionSchema } from '../../../kit/format/manifest/registry.ts';
import { countOperators } from '../../../kit/format/onnx/count-operators.ts';
import type { Forge } from '../../../kit/host/forge/forge.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import {
  mayBeNext,
  nextVersion,
  readVersions,
  type VersionChange,
} from '../../../kit/ml/registry/versions.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { Base } from '../shared/read-base.ts';
import { type CallersView, findBreak } from './find-break.ts';
import { listProposedVersions, type ProposedVersion } from './list-proposed.ts';
import { listTakenNumbers } from './list-taken.ts';

/** The version of a promotion: one that is on the base branch already, or a new one. */
export interface Assignment {
  version: Version;
  isNew: boolean;
  /** The newest version before it, that its number follows from. */
  previous: Version | undefined;
  /** Why the number is what it is. */
  reason: string;
}

interface Question {
  git: Git;
  forge: Pick<Forge, 'listOpenProposals'>;
  base: Base;
  environment: string;
  challenger: Bundle;
  store: Store;
  openBundle: (digest: Digest) => Promise<Bundle>;
}

/** Finds the version that a bundle has, or gives it the next number that no open promotion takes. */
export async function assignVersion(question: Question): Promise<Assignment> {
  const { base, challenger } = question;
  const { model } = challenger.evaluation;
  const versions = await readVersions(base.source, model);
  const known = versions.find(({ bundle }) => bundle === challenger.digest);
  const previous = versions.filter((version) => version !== known).at(-1);
  if (known) return { version: known, isNew: false, previous, reason: 'this bundle has this number already' };
  const { breaks, differs } = await viewAsCaller(question, previous);
  const taken = await listTakenNumbers({ ...question, model, versions });
  const { number, note } = await chooseNumber({
    question,
    change: { taken, previous, breaks: breaks !== undefined, dataVersion: challenger.lock.version },
  });
  return {
    version: await describeVersion(challenger, question.store.url, number),
    isNew: true,
    previous,
    reason: [breaks ?? describeDifference(challenger, previous), differs, note]
      .filter((part) => part !== '')
      .join('; '),
  };
}

function viewAsCaller(question: Question, previous: Version | undefined): Promise<CallersView> | CallersView {
  const { source } = question.base;
  return previous ? findBreak({ ...question, source, previous }) : { breaks: undefined, differs: '' };
}

/** The number of a new version, and what is said of the pull requests that had a say in it. */
async function chooseNumber({
  question: { git, forge, base, environment, challenger },
  change,
}: {
  question: Question;
  change: VersionChange;
}): Promise<{ number: string; note: string }> {
  const { model } = challenger.evaluation;
  const { taken } = change;
  const proposed = await listProposedVersions({ git, forge, base: base.branch, model, environment, taken });
  const same = proposed.find(
    ({ version, bundle }) => bundle === challenger.digest && mayBeNext(version, change),
  );
  if (same)
    return { number: same.version, note: `this bundle is ${same.version} in ${nameRequest(same)} too` };
  const number = nextVersion({ ...change, taken: [...taken, ...proposed.map(({ version }) => version)] });
  const before = proposed.filter(({ version }) => mayBeNext(version, change) && version !== number);
  const notes = before.map((each) => `${each.version} is another bundle's in ${nameRequest(each)}`);
  return { number, note: notes.join('; ') };
}

function nameRequest({ pullRequest: { number, branch } }: ProposedVersion): string {
  return `the open pull request ${number} (\`${branch}\`)`;
}

function describeDifference({ lock }: Bundle, previous: Version | undefined): string {
  if (!previous) return 'the first version';
  return previous.data.version === lock.version
    ? `the same data and contract as ${previous.version}`
    : `data ${lock.version} instead of ${previous.data.version} in ${previous.version}`;
}

async function describeVersion(bundle: Bundle, store: string, number: string): Promise<Version> {
  const { run, lock, digests, contract } = bundle;
  const operators = await countOperators(bundle.modelFile);
  return {
    $schema: schemaIdOf(VersionSchema) as Version['$schema'],
    model: run.model,
    version: number,
    bundle: bundle.digest,
    store,
    signature: digests.signature,
    contract: contract.digest,
    data: { version: lock.version, lock: digests.lock },
    code: { commit: run.code.commit },
    run: run.key,
    training: { command: run.command, params: run.params, seed: run.seed },
    artefact: bundle.model,
    operators,
  };
}
