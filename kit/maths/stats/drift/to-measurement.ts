import { NOTHING_TO_TEST, type TestResult } from '../counts.ts';
import type { Measurement } from './drift-statistic.ts';

/** What a test found, by its own name or the one given; null where it had nothing to test. */
export function toMeasurement(result: TestResult, name?: string): Measurement | null {
  if (result === NOTHING_TO_TEST) return null;
  const { statistic: value, pValue: p } = result;
  return name === undefined ? { value, p } : { name, value, p };
}
