import {
  type BigIntStats,
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** One entry of a kept folder. */
interface Kept {
  kind: 'file' | 'folder' | 'link';
  mode: number;
  /** Milliseconds since 1970. */
  modified: number;
  /** What a file is known by while nobody touches it; undefined where a change might not show. */
  signature: string | undefined;
}

/** File systems stamp changes by a clock that stands still for some milliseconds: younger stamps prove nothing. */
const SETTLED_AFTER_MS = 100;

/**
 * Keeps what a folder holds. The function it returns puts that back: what was added goes, what was changed or taken away
 * is written again with its mode and time, and what nobody touched is left alone, so that Git's index stays true.
 */
export function keepFolder(folder: string): () => void {
  const copy = makeTemporaryFolder('kept');
  const settled = Date.now() - SETTLED_AFTER_MS;
  const entries = new Map<string, Kept>();
  for (const path of listEntries(folder)) {
    const stats = lstatSync(join(folder, path), { bigint: true });
    const entry = describeEntry(stats, settled);
    entries.set(path, entry);
    writeEntry({ from: join(folder, path), to: join(copy, path), entry });
  }
  return () => putBack({ folder, copy, entries });
}

/** Every path under a folder, each folder before what it holds. Links are not followed. */
function listEntries(folder: string): string[] {
  return readdirSync(folder, { recursive: true }).map(String);
}

function describeEntry(stats: BigIntStats, settled: number): Kept {
  const kind = stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'file';
  const isSettled = Number(stats.ctimeMs) < settled;
  return {
    kind,
    mode: Number(stats.mode & 0o7777n),
    modified: Number(stats.mtimeNs) / 1e6,
    signature: isSettled || kind === 'folder' ? sign(stats, kind) : undefined,
  };
}

/** A folder is the same with other entries in it. */
function sign({ mode, size, ino, mtimeNs, ctimeNs }: BigIntStats, kind: Kept['kind']): string {
  return kind === 'folder' ? `${mode}` : [mode, size, ino, mtimeNs, ctimeNs].join();
}

interface Keeping {
  folder: string;
  copy: string;
  entries: ReadonlyMap<string, Kept>;
}

function putBack({ folder, copy, entries }: Keeping): void {
  mkdirSync(folder, { recursive: true });
  const untouched = new Set<string>();
  for (const path of listEntries(folder)) {
    const place = join(folder, path);
    const stats = lstatSync(place, { bigint: true, throwIfNoEntry: false });
    const entry = entries.get(path);
    if (stats === undefined) continue;
    if (entry?.signature === sign(stats, entry?.kind ?? 'file')) untouched.add(path);
    else if (stats.isDirectory()) rmSync(place, { recursive: true });
    else unlinkSync(place);
  }
  for (const [path, entry] of entries) {
    if (!untouched.has(path)) writeEntry({ from: join(copy, path), to: join(folder, path), entry });
  }
}

function writeEntry({ from, to, entry }: { from: string; to: string; entry: Kept }): void {
  const { kind, mode, modified } = entry;
  mkdirSync(dirname(to), { recursive: true });
  if (kind === 'link') symlinkSync(readlinkSync(from), to);
  if (kind === 'folder') mkdirSync(to, { recursive: true });
  if (kind === 'file') copyFileSync(from, to);
  if (kind !== 'link') chmodSync(to, mode);
  if (kind === 'file') utimesSync(to, modified / 1000, modified / 1000);
}
