import { isAbsolute, join } from 'node:path';
import type { Finding } from '../../kit/data/list-findings.ts';
import type { Logger } from '../../kit/log/logger.ts';

/** Findings that are marked in the source: as many as the platform shows of a kind. */
const MAX_MARKED = 10;

/** Characters of a cell that a message shows. */
const MAX_CELL = 60;

/** Marks the first findings at their lines. `folder` is where relative sources lie, from the workspace. */
export function annotateFindings(findings: readonly Finding[], folder: string, log: Logger): void {
  for (const finding of findings.slice(0, MAX_MARKED)) {
    const place = { file: placeOf(finding.source, folder), line: finding.line };
    log.warning(describeFinding(finding), place);
  }
}

/** A finding as a sentence. */
export function describeFinding({ column, reason, value, severity }: Finding): string {
  const subject = column === '' ? 'The row' : column;
  const cell = value === null ? '' : `, and is ${JSON.stringify(shorten(value))}`;
  const end = severity === 'warning' ? '; the row is kept.' : '.';
  return `${subject} ${reason}${cell}${end}`;
}

function placeOf(source: string, folder: string): string {
  return isAbsolute(source) || /^[a-z]+:\/\//.test(source) ? source : join(folder, source);
}

function shorten(text: string): string {
  const points = Array.from(text);
  return points.length > MAX_CELL ? `${points.slice(0, MAX_CELL).join('')}…` : text;
}
