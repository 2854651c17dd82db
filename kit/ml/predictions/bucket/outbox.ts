import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { digestOf, shortDigest } from '../../../format/manifest/digest.ts';
import { ConfigurationError, hasCode } from '../../../ground/errors/configuration-error.ts';
import { makeFolder } from '../../../ground/files/make-folder.ts';
import { OWN } from '../../../ground/files/own-folder.ts';
import { listSegments } from '../folder/list-segments.ts';

/** Where segments wait for the bucket. */
export interface Outbox {
  /** Of this writer alone. */
  folder: string;
  /** As many bytes may wait. */
  maxBytes: number;
}

/** In the project's folder, which has the disk that its owner gave it. */
const MAX_PROJECT_BYTES = 1024 ** 3;

/** Among the temporary files, which may be few: the template's pods have 64 MiB for them. */
const MAX_TEMPORARY_BYTES = 32 * 1024 * 1024;

/** What nobody has touched for so long belongs to no writer any more, wherever that ran: an hour. */
const IDLE_MS = 3_600_000;

/** Makes the outbox of a writer: below the project's folder, else, where that takes no files, the temporary ones. */
export async function makeOutbox(url: string, directory: string): Promise<Outbox> {
  const name = join(shortDigest(digestOf(url)), nameWriter());
  try {
    const folder = join(directory, OWN.outbox, name);
    await makeFolder(folder);
    return { folder, maxBytes: MAX_PROJECT_BYTES };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const folder = join(tmpdir(), 'slipway-outbox', name);
    await makeFolder(folder);
    return { folder, maxBytes: MAX_TEMPORARY_BYTES };
  }
}

function nameWriter(): string {
  return `${hostname()}.${process.pid}.${randomBytes(6).toString('hex')}`;
}

/** The key that a segment of an outbox has in the bucket: the same whoever uploads it, and however often. */
export function keyOf(segment: string): string {
  const [writer = '', day = '', service = '', file = ''] = segment.split(/[\\/]/).slice(-4);
  return `${day}/${service}/${writer.split('.').at(-1)}-${file}`;
}

/** Segments in outboxes of the same log whose writers are gone. */
export async function findLeftovers({ folder }: Outbox): Promise<string[]> {
  const log = join(folder, '..');
  const left: string[] = [];
  for (const name of await readdir(log)) {
    const other = join(log, name);
    if (name === basename(folder)) continue;
    const segments = listSegments(other, {});
    const isDead = isOfDeadWriter(name);
    if (isDead || (await isIdle(segments))) left.push(...segments);
    if (isDead && segments.length === 0) await rm(other, { recursive: true, force: true });
  }
  return left;
}

/** A writer that ended without a word on this machine; one of our own number is an earlier one, as in a container. */
function isOfDeadWriter(name: string): boolean {
  const [pid, host] = [Number(name.split('.').at(-2)), name.split('.').slice(0, -2).join('.')];
  return host === hostname() && (pid === process.pid || !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function isIdle(segments: readonly string[]): Promise<boolean> {
  const touched = await Promise.all(segments.map(async (segment) => (await stat(segment)).mtimeMs));
  return Date.now() - Math.max(...touched) > IDLE_MS;
}

/** Removes what is left of an outbox that holds no segment any more. */
export async function removeOutbox({ folder }: Outbox): Promise<void> {
  if (listSegments(folder, {}).length === 0) await rm(folder, { recursive: true, force: true });
}
