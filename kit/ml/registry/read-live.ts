import type { Assignment } from './history.ts';
import { findLive } from './live-at.ts';
import type { OpenRegistry } from './open-registry.ts';
import { readVersionFacts, type VersionFacts } from './version-facts.ts';

/** A version that was put live, with what Git holds of it. */
export interface LiveFacts {
  assignment: Assignment;
  facts: VersionFacts;
}

/** What was live at an instant: in one environment, or in each that serves something then. */
export async function readLive(
  { git, model, history }: OpenRegistry,
  { environment, instant }: { environment: string | undefined; instant: Date },
): Promise<LiveFacts[]> {
  const live: LiveFacts[] = [];
  for (const assignment of findLive(history, instant)) {
    if (environment !== undefined && assignment.environment !== environment) continue;
    const version = assignment.version ?? '';
    const facts = await readVersionFacts({ git, ref: assignment.commit, model, version });
    live.push({ assignment, facts });
  }
  return live;
}
