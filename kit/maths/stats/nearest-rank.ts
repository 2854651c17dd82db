/** The smallest value that at least this share of the sorted values do not exceed (nearest rank); 0 of none. */
export function pickQuantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
