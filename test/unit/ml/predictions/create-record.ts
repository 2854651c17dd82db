import type { AnsweredRecord, UnansweredRecord } from '../../../../kit/format/manifest/prediction-record.ts';

const COMMON = {
  schema: 2,
  id: 'one',
  time: '2026-11-23T10:00:00.000Z',
  environment: 'production',
  model: 'house-price',
  version: '1.0.0',
  bundle: `sha256:${'0'.repeat(64)}`,
  milliseconds: 1.25,
} as const;

/** A record of an answered row with everything but what the test is about. */
export function createRecord(parts: Partial<AnsweredRecord> = {}): AnsweredRecord {
  return {
    ...COMMON,
    features: { lot_size: 5850, driveway: 'yes', basement: null },
    prediction: { value: 42_000 },
    outcome: 'ok',
    ...parts,
  };
}

/** The same of rows that were refused. */
export function createRefusal(parts: Partial<UnansweredRecord> = {}): UnansweredRecord {
  return { ...COMMON, outcome: 'invalid', rows: 3, columns: ['lot_size'], ...parts };
}
