import type { Logger } from '../../ground/log/logger.ts';
import type { LintFinding } from './finding.ts';

/**
 * The first error in one sentence or two; undefined without any. The others go to the log, so that all can be mended at
 * once.
 */
export function explainErrors(
  findings: readonly LintFinding[],
  { label, log }: { label: string; log: Logger },
): string | undefined {
  const [first, ...others] = findings.filter(({ severity }) => severity === 'error');
  if (!first) return undefined;
  for (const other of others) log.error(explainFinding(other, label));
  return explainFinding(first, label);
}

/** A finding as one line. */
export function explainFinding({ place, message, fix }: LintFinding, label: string): string {
  return `${label}, ${place}: ${message} ${fix}`;
}
