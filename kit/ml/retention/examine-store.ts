import type { Git } from '../../host/git/git.ts';
import { refuseShallow } from '../registry/refuse-shallow.ts';
import type { Store } from '../store/store.ts';
import { type Collection, collect } from './collect.ts';
import { findRoots } from './find-roots.ts';
import { fetchBranches } from './read-branches.ts';

const DAY_MS = 24 * 3_600_000;

export interface RetentionRules {
  /** The newest versions of each model that are needed, live or not. */
  keepVersions: number;
  /** What is younger is left alone, and what was live or run in that time is needed. */
  keepDays: number;
  /** Whether the remote is left alone. */
  offline: boolean;
  /** Where the project's data lock lies, from its folder. */
  lock: string;
}

/**
 * What a store keeps that no branch of the repository needs, as of now.
 * @throws ConfigurationError for a shallow clone, which does not know what was live
 */
export async function examineStore(
  ports: { git: Git; openStore(): Promise<Store> },
  { keepVersions, keepDays, offline, lock }: RetentionRules,
): Promise<Collection> {
  const { git } = ports;
  await refuseShallow(git);
  const base = offline ? 'HEAD' : await fetchBranches(git);
  const since = new Date(Date.now() - keepDays * DAY_MS);
  const roots = await findRoots({ git, base, lock, keepVersions, since });
  return collect({ store: await ports.openStore(), roots, since });
}
