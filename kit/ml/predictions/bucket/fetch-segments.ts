import { join } from 'node:path';
import type { Bucket } from '../../../host/s3/bucket.ts';
import { openBelow } from '../../../host/s3/bucket.ts';
import { fetchObject } from '../../../host/s3/fetch-object.ts';
import { listObjects } from '../../../host/s3/list-objects.ts';
import type { LogDays } from '../opened-log.ts';

/** Segments that are fetched at once. */
const AT_ONCE = 8;

const DAY_MS = 86_400_000;
const SEGMENT = /^date=(\d{4}-\d\d-\d\d)\/[^/]+\/[^/]+\.jsonl$/;

type Days = Omit<LogDays, 'engine'>;

/** Fetches the segments of some days into a folder. @returns their files, in the order of their keys */
export async function fetchSegments(bucket: Bucket, days: Days, folder: string): Promise<string[]> {
  const keys = await listKeys(bucket, days);
  const files: string[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const batch = keys.slice(start, start + AT_ONCE).map((key, index) => ({
      key,
      file: join(folder, `${start + index}.jsonl`),
    }));
    const found = await Promise.all(batch.map(({ key, file }) => fetchObject(bucket, key, file)));
    files.push(...batch.flatMap(({ file }, index) => (found[index] ? [file] : [])));
  }
  return files;
}

async function listKeys(bucket: Bucket, days: Days): Promise<string[]> {
  const { from, to } = days;
  const folders = from !== undefined && to !== undefined ? listDays(from, to) : [''];
  const keys: string[] = [];
  for (const folder of folders) {
    const lead = folder === '' ? '' : `${folder}/`;
    for await (const { key } of listObjects(folder === '' ? bucket : openBelow(bucket, folder)))
      keys.push(`${lead}${key}`);
  }
  return keys.filter((key) => isOfDays(key, days)).sort();
}

function isOfDays(key: string, { from = '', to = '~' }: Days): boolean {
  const day = SEGMENT.exec(key)?.[1];
  return day !== undefined && day >= from && day <= to;
}

/** Each day's folder, so that a long log costs no more than the days that are read. */
function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS)
    days.push(`date=${new Date(at).toISOString().slice(0, 10)}`);
  return days;
}
