import { isAbsolute, join } from 'node:path';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Finding } from '../../../kit/ml/data/list-findings.ts';

/** Findings that are marked in the source: as many as the platform shows of a kind. */
const MAX_MARKED = 10;

/** Characters of a cell that a message shows. */
const MAX_CELL = 60;

/**
 * Marks the first findings at their lines. `folder` is where relative sources lie, from the workspace. Whoever reads the
 * repository sees annotations, and its files: of what lies elsewhere no cell is shown.
 */
export function annotateFindings(findings: readonly Finding[], folder: string, log: Logger): void {
  for (const finding of findings.slice(0, MAX_MARKED)) {
    const { source, line } = finding;
    const shown = isElsewhere(source) ? { ...finding, value: null } : finding;
    log.warning(describeFinding(shown), { file: isElsewhere(source) ? source : join(folder, source), line });
  }
}

/** A finding as a sentence. */
export function describeFinding({ column, reason, value, severity }: Finding): string {
  const subject = column === '' ? 'The row' : column;
  const cell = value === null ? '' : `, and is ${JSON.stringify(shorten(value))}`;
  const end = severity === 'warning' ? '; the row is kept.' : '.';
  return `${subject} ${reason}${cell}${end}`;
}

/** Sources of the project are named relative to it. */
function isElsewhere(source: string): boolean {
  return isAbsolute(source) || /^[a-z]+:\/\//.test(source);
}

function shorten(text: string): string {
  const points = Array.from(text);
  return points.length > MAX_CELL ? `${points.slice(0, MAX_CELL).join('')}…` : text;
}
