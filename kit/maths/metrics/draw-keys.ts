import type { Random } from './random.ts';

/** Draws rows the way they were dealt: whole keys with replacement, each with all its rows. */
export interface KeyDrawer {
  /** How many different keys there are. */
  keys: number;
  /**
   * Of keys that all have as many rows, how many would be worth as much: (Σ n)² / Σ n² over the rows n of each key
   * (Kish, "Survey Sampling", 1965, section 8.2). As many as there are where each has one row.
   */
  effective: number;
  /** The next draw: the positions of its rows. The array is used again by the draw after it. */
  draw(random: Random): Uint32Array;
}

/** @param keys the key of each row, as whole numbers from 0, of which some may be missing; every row its own unless given */
export function createKeyDrawer(rows: number, keys?: Uint32Array): KeyDrawer {
  if (!keys) return createRowDrawer(rows);
  const { members, starts } = groupRows(keys);
  const count = starts.length - 1;
  if (count === rows) return createRowDrawer(rows);
  const drawn = new Uint32Array(count);
  let room = new Uint32Array(2 * rows);
  return {
    keys: count,
    effective: weighKeys(starts),
    draw(random) {
      random.fillBelow(drawn, count);
      let filled = 0;
      for (let index = 0; index < count; index++) {
        const key = drawn[index] ?? 0;
        const [start, end] = [starts[key] ?? 0, starts[key + 1] ?? 0];
        if (filled + end - start > room.length) room = enlarge(room, filled + end - start);
        for (let at = start; at < end; at++) room[filled++] = members[at] ?? 0;
      }
      return room.subarray(0, filled);
    },
  };
}

/** Every row is its own key: what is drawn are the rows themselves. */
function createRowDrawer(rows: number): KeyDrawer {
  const drawn = new Uint32Array(rows);
  return {
    keys: rows,
    effective: rows,
    draw(random) {
      random.fillBelow(drawn, rows);
      return drawn;
    },
  };
}

/** The rows by their keys, and where each key's begin (the last number is the end of all); keys without rows are none. */
function groupRows(keys: Uint32Array): { members: Uint32Array; starts: Uint32Array } {
  const counts = new Uint32Array(keys.reduce((most, key) => Math.max(most, key), -1) + 1);
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  const places = new Uint32Array(counts.length);
  const starts: number[] = [];
  let filled = 0;
  counts.forEach((count, key) => {
    places[key] = filled;
    if (count > 0) starts.push(filled);
    filled += count;
  });
  const members = new Uint32Array(keys.length);
  keys.forEach((key, row) => {
    const place = places[key] ?? 0;
    members[place] = row;
    places[key] = place + 1;
  });
  return { members, starts: Uint32Array.from([...starts, filled]) };
}

function weighKeys(starts: Uint32Array): number {
  const total = starts.at(-1) ?? 0;
  let squares = 0;
  for (let key = 1; key < starts.length; key++) squares += ((starts[key] ?? 0) - (starts[key - 1] ?? 0)) ** 2;
  return total ** 2 / squares;
}

function enlarge(room: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * needed);
  larger.set(room);
  return larger;
}
