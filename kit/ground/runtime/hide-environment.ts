import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * Takes the values of variables out of what Linux shows of this process in `/proc/<id>/environ`, where any process of
 * the same user may read them; in `process.env` they stay. Linux shows the memory that a process was started with, and
 * assigning a variable or deleting it does not change that, so the bytes themselves are overwritten.
 * @returns whether none of them is to be seen there; false on another system, or where the kernel does not allow it
 */
export function hideEnvironment(isHidden: (name: string) => boolean, env = process.env): boolean {
  try {
    const start = findEnvironment();
    const places = locateValues(readFileSync('/proc/self/environ'), isHidden);
    for (const { name } of places) {
      // A copy elsewhere: the C library too looks into the memory that is overwritten.
      const { [name]: value } = env;
      if (value !== undefined) env[name] = value;
    }
    overwrite(places.map(({ offset, size }) => ({ position: start + offset, size })));
    const left = locateValues(readFileSync('/proc/self/environ'), isHidden);
    return left.every(({ isEmpty }) => isEmpty);
  } catch {
    return false;
  }
}

/** Where the memory starts that a process got its environment in: field 50 of `/proc/<id>/stat` (proc_pid_stat(5)). */
function findEnvironment(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const start = Number(afterName[50 - 3]);
  if (!Number.isSafeInteger(start) || start <= 0) throw new Error('Linux does not say where it is.');
  return start;
}

interface ValuePlace {
  name: string;
  offset: number;
  size: number;
  isEmpty: boolean;
}

function locateValues(block: Buffer, isHidden: (name: string) => boolean): ValuePlace[] {
  const places: ValuePlace[] = [];
  for (let start = 0; start < block.length; ) {
    const found = block.indexOf(0, start);
    const end = found === -1 ? block.length : found;
    const equals = block.indexOf(0x3d, start);
    if (equals > start && equals < end) {
      const name = block.toString('utf8', start, equals);
      const offset = equals + 1;
      const bytes = block.subarray(offset, end);
      const isEmpty = bytes.every((byte) => byte === BLANK);
      if (isHidden(name)) places.push({ name, offset, size: end - offset, isEmpty });
    }
    start = end + 1;
  }
  return places;
}

/** `x`: with zeros the next entry would seem to start within the value. */
const BLANK = 0x78;

function overwrite(ranges: readonly { position: number; size: number }[]): void {
  const memory = openSync('/proc/self/mem', 'r+');
  try {
    for (const { position, size } of ranges) {
      if (size > 0) writeSync(memory, Buffer.alloc(size, BLANK), 0, size, position);
    }
  } finally {
    closeSync(memory);
  }
}
