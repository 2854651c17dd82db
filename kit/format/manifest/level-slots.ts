import { createHash } from 'node:crypto';

/** Finer hash classes of a level: enough that a thousand levels seldom share one. */
export const SLOTS = 8192;

/** Coarse ones, whose rows are counted: enough to see a change, few enough that each holds rows. */
export const BUCKETS = 32;

/** The bitmap of slots as base64. */
export const SLOTS_TEXT_LENGTH = 4 * Math.ceil(SLOTS / 8 / 3);

/** The eighth byte of the digest and the one after it, the lower one first. */
const HASH_OFFSET = 8;

/**
 * The slot of a level: 13 bits of the MD5 of its UTF-8 text, which the table engine computes too. What is counted by slot
 * can be merged whatever the levels, and its cells were chosen before any row was seen.
 */
export function slotOf(level: string): number {
  return createHash('md5').update(level).digest().readUInt16LE(HASH_OFFSET) % SLOTS;
}

/** The bucket that a slot is part of. */
export function bucketOf(slot: number): number {
  return Math.floor(slot / (SLOTS / BUCKETS));
}

/** A set of slots as a bitmap in base64, the slot's place from the first byte's lowest bit on. */
export function encodeSlots(slots: Iterable<number>): string {
  const bytes = Buffer.alloc(SLOTS / 8);
  for (const slot of slots) bytes[slot >> 3] = (bytes[slot >> 3] ?? 0) | (1 << (slot & 7));
  return bytes.toString('base64');
}

/** The slots of such a bitmap, ascending. */
export function decodeSlots(text: string): Set<number> {
  const bytes = Buffer.from(text, 'base64');
  const slots = new Set<number>();
  for (const [index, byte] of bytes.entries()) {
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) slots.add(8 * index + bit);
  }
  return slots;
}

/** Rows by bucket from rows by slot. */
export function sumBuckets(slots: Iterable<readonly [slot: number, rows: number]>): number[] {
  const buckets: number[] = new Array(BUCKETS).fill(0);
  for (const [slot, rows] of slots) buckets[bucketOf(slot)] = (buckets[bucketOf(slot)] ?? 0) + rows;
  return buckets;
}
