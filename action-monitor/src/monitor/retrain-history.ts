import type { Budget } from './parse-budget.ts';

const MARK = /<!-- slipway retrain: (\S+) -->/g;
const KEEP_MS = 31 * 86_400_000;

/**
 * The retrainings asked for so far, oldest first, read from the texts of the issues: the forge keeps them, nothing else
 * remembers from one run to the next. Those older than any budget counts are left out.
 */
export function readRetrainings(bodies: readonly (string | null)[], now: Date): Date[] {
  const instants = new Set<number>();
  for (const body of bodies) {
    for (const [, text = ''] of (body ?? '').matchAll(MARK)) {
      const instant = Date.parse(text);
      if (instant > now.getTime() - KEEP_MS) instants.add(instant);
    }
  }
  return [...instants].sort((a, b) => a - b).map((instant) => new Date(instant));
}

/** The retrainings as Markdown from which `readRetrainings` reads them back; empty for none. */
export function renderRetrainings(retrainings: readonly Date[]): string {
  const lines = retrainings.map(
    (instant) => `- ${instant.toISOString()} <!-- slipway retrain: ${instant.toISOString()} -->`,
  );
  return lines.length === 0 ? '' : ['### Retrainings asked for', '', ...lines].join('\n');
}

/** Whether one more retraining now stays within the budget. */
export function isWithinBudget(
  retrainings: readonly Date[],
  { count, milliseconds }: Budget,
  now: Date,
): boolean {
  const recent = retrainings.filter((instant) => instant.getTime() > now.getTime() - milliseconds);
  return recent.length < count;
}
