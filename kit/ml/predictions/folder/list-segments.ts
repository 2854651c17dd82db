import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../../ground/errors/configuration-error.ts';
import type { LogDays } from '../opened-log.ts';

/** The segments of some days in a log's folder, in path order. */
export function listSegments(folder: string, { from = '', to = '~' }: Omit<LogDays, 'engine'>): string[] {
  return listNames(folder)
    .filter((name) => isDayBetween(name, from, to))
    .flatMap((day) => listNames(join(folder, day)).map((service) => join(folder, day, service)))
    .flatMap((path) => listNames(path).map((name) => join(path, name)))
    .filter((file) => file.endsWith('.jsonl'))
    .sort();
}

function isDayBetween(name: string, from: string, to: string): boolean {
  const day = /^date=(\d{4}-\d\d-\d\d)$/.exec(name)?.[1];
  return day !== undefined && day >= from && day <= to;
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}
