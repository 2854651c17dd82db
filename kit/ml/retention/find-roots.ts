import type { TSchema, Type } from 'typebox';
import { type DataLock, DataLockSchema } from '../../format/manifest/data-lock.ts';
import type { Digest } from '../../format/manifest/digest.ts';
import { EnvironmentSchema, type Version, VersionSchema } from '../../format/manifest/registry.ts';
import type { Git } from '../../host/git/git.ts';
import { parseIfValid } from '../registry/parse-if-valid.ts';
import { compareVersions } from '../registry/versions.ts';
import { readRuns } from '../runs/read-runs.ts';
import { RUNS_BRANCH } from '../runs/run-record.ts';
import { type BranchFile, readFromBranches, readPointersSince } from './read-branches.ts';

/** Where everything that is needed begins. */
export interface Roots {
  /** Bundles that are needed, with a name for people; live ones must be there. */
  needed: Map<Digest, { name: string; isLive: boolean }>;
  /** Bundles that Git knows and nothing needs. */
  others: Map<Digest, string>;
  locks: DataLock[];
  /** What DVC's own pointers name. */
  md5s: string[];
}

export interface RootRules {
  git: Git;
  /** The branch that others are merged into. */
  base: string;
  /** Where the project's data lock lies, from its folder. */
  lock: string;
  keepVersions: number;
  /** What was live, and the runs that were made, since then are needed. */
  since: Date;
}

const VERSION_FILE = /(^|\/)models\/[^/]+\/versions\/[^/]+\/version\.json$/;
const POINTER_FILE = /(^|\/)models\/[^/]+\/environments\/[^/]+\.json$/;
const DVC_FILE = /(^|\/)dvc\.lock$|\.dvc$/;

/** Reads all branches of a repository, every project in it among them. What is no valid file of its kind is passed over. */
export async function findRoots(rules: RootRules): Promise<Roots> {
  const { git, base, lock, since } = rules;
  const isLock = (path: string) => path.endsWith('.lock.json') || path.endsWith(`/${lock}`) || path === lock;
  const files = await readFromBranches({
    git,
    base,
    isWanted: (path) =>
      [VERSION_FILE, POINTER_FILE, DVC_FILE].some((kind) => kind.test(path)) || isLock(path),
  });
  const pick = (isOfKind: (path: string) => boolean) => files.filter(({ path }) => isOfKind(path));
  const versions = parseAll(
    VersionSchema,
    pick((path) => VERSION_FILE.test(path)),
  );
  const runs = await readRunBundles(git);
  const readPointers = (pointers: readonly BranchFile[]) =>
    parseAll(EnvironmentSchema, pointers).map(({ bundle }) => bundle);
  const live = readPointers(pick((path) => POINTER_FILE.test(path)));
  const lately = readPointers(await readPointersSince(git, since));
  const recentRuns = runs.filter(({ started }) => started >= since).map(({ bundle }) => bundle);
  const recent = chooseNewest(versions, rules.keepVersions).map(({ bundle }) => bundle);
  const names = nameBundles(versions, runs);
  const needed = new Set([...live, ...lately, ...recent, ...recentRuns]);
  return {
    needed: new Map(
      [...needed].map((digest) => [
        digest,
        { name: names.get(digest) ?? 'a bundle', isLive: live.includes(digest) },
      ]),
    ),
    others: new Map([...names].filter(([digest]) => !needed.has(digest))),
    locks: parseAll(DataLockSchema, pick(isLock)),
    md5s: pick((path) => DVC_FILE.test(path)).flatMap(({ text }) => text.match(/\b[0-9a-f]{32}\b/g) ?? []),
  };
}

function parseAll<Schema extends TSchema>(
  schema: Schema,
  files: readonly BranchFile[],
): Type.Static<Schema>[] {
  return files.flatMap(({ path, text }) => parseIfValid(schema, text, path) ?? []);
}

/** The newest versions of each model, by number; those that are still proposed count. */
function chooseNewest(versions: readonly Version[], count: number): Version[] {
  const newestFirst = versions.toSorted((a, b) => compareVersions(b.version, a.version));
  const models = new Set(versions.map(({ model }) => model));
  return [...models].flatMap((name) => newestFirst.filter(({ model }) => model === name).slice(0, count));
}

interface RunBundle {
  bundle: Digest;
  started: Date;
  name: string;
}

async function readRunBundles(git: Git): Promise<RunBundle[]> {
  const refs = ['refs/remotes/origin', 'refs/heads'].map((root) => `${root}/${RUNS_BRANCH}`);
  const [ref] = (await git.run(['for-each-ref', '--format=%(refname)', ...refs])).split('\n').filter(Boolean);
  if (ref === undefined) return [];
  const { records } = await readRuns({ git, ref });
  return records.flatMap(({ bundle, run, id }) =>
    bundle === null ? [] : [{ bundle, started: new Date(run.started), name: `${run.model}, run ${id}` }],
  );
}

/** A version's name is better known than its run's. */
function nameBundles(versions: readonly Version[], runs: readonly RunBundle[]): Map<Digest, string> {
  return new Map([
    ...runs.map(({ bundle, name }): [Digest, string] => [bundle, name]),
    ...versions.map(({ bundle, model, version }): [Digest, string] => [bundle, `${model} ${version}`]),
  ]);
}
