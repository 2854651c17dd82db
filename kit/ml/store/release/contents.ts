/** Where a file lies in an archive, in bytes from its beginning. */
export interface Place {
  path: string;
  offset: number;
  size: number;
}

/** The file that stands first in an archive and lists the others. */
export const CONTENTS_FILE = 'contents.txt';

/** Digits of each number, so that the list's length is known before the numbers are. */
const DIGITS = 12;

const LINE = /^ *(\d+) +(\d+) +(\S+)$/;

/** The list of an archive's files: first byte, bytes and path, a line each. */
export function renderContents(places: readonly Place[]): string {
  return places.map(({ path, offset, size }) => `${pad(offset)} ${pad(size)} ${path}\n`).join('');
}

function pad(count: number): string {
  return `${count}`.padStart(DIGITS);
}

/** The places of such a list by their paths; undefined for a text that is none. */
export function parseContents(text: string): Map<string, Place> | undefined {
  const places = new Map<string, Place>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    const [, offset, size, path] = LINE.exec(line) ?? [];
    if (path === undefined) return undefined;
    places.set(path, { path, offset: Number(offset), size: Number(size) });
  }
  return places.size > 0 ? places : undefined;
}
