import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Assignment, RegistryHistory } from './history.ts';

/** What is live in each environment at an instant: its newest assignment by then. Removed ones are left out. */
export function findLive({ assignments }: RegistryHistory, instant: Date): Assignment[] {
  const live = new Map<string, Assignment>();
  for (const assignment of assignments) {
    if (Date.parse(assignment.at) <= instant.getTime()) live.set(assignment.environment, assignment);
  }
  return [...live.values()].filter(({ version }) => version !== null);
}

/**
 * An instant as people write it: a date (its last moment, in UTC), or a date with a time (`2026-10-01T12:00Z`, in UTC
 * where no zone is given).
 * @throws ConfigurationError for anything else
 */
export function parseInstant(text: string): Date {
  const [, day, time, zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [];
  const instant = new Date(`${day}T${time ?? '23:59:59.999'}${zone}`);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `"${text}" is no date. Write 2026-10-01, or 2026-10-01T12:00Z.`,
  );
}
