import type { CategoryColumnProfile, NumberColumnProfile } from './profile.ts';

/** Whether every value of a number column is counted exactly. */
export function namesEveryValue({ values, valueCounts, count }: NumberColumnProfile): boolean {
  return values !== null && values.length > 0 && valueCounts.reduce((sum, rows) => sum + rows, 0) === count;
}

/** Whether `categories` holds every level of a category column. */
export function namesEveryLevel({ other }: CategoryColumnProfile): boolean {
  return other === 0;
}
