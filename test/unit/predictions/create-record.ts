import type { PredictionRecord } from '../../../kit/manifest/prediction-record.ts';

/** A record with everything but what the test is about. */
export function createRecord(parts: Partial<PredictionRecord> = {}): PredictionRecord {
  return {
    id: 'one',
    time: '2026-11-23T10:00:00.000Z',
    model: 'house-price',
    version: '1.0.0',
    bundle: `sha256:${'0'.repeat(64)}`,
    features: { lot_size: 5850, driveway: 'yes', basement: null },
    prediction: { value: 42_000 },
    milliseconds: 1.25,
    outcome: 'ok',
    ...parts,
  };
}
