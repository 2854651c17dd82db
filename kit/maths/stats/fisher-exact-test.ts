import { logChoose } from './hypergeometric.ts';

/** Rows that are, and are not, of a kind: in the reference and in the window. */
export interface TwoByTwo {
  reference: number;
  current: number;
  /** All rows of each. */
  n: number;
  m: number;
}

/** Probabilities that differ by less are the same one. */
const TIE = 1e-9;

/**
 * Fisher's exact test of a 2 × 2 table, two-sided: the chance, given the margins, of a table that is no likelier than this
 * one (Fisher, Statistical Methods for Research Workers, 1934, section 21.02).
 */
export function testFisherExact({ reference, current, n, m }: TwoByTwo): number {
  const total = reference + current;
  const whole = logChoose(n + m, total);
  const chance = (inWindow: number) =>
    Math.exp(logChoose(m, inWindow) + logChoose(n, total - inWindow) - whole);
  const limit = chance(current) * (1 + TIE);
  let sum = 0;
  for (let count = Math.max(0, total - n); count <= Math.min(total, m); count++) {
    const each = chance(count);
    if (each <= limit) sum += each;
  }
  return Math.min(1, sum);
}
