import { expect, test } from 'vitest';
import { explainAdded } from '../../../action-ingest/src/ingest/explain-added.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';

const source = (url: string, more: object = {}) => ({
  url,
  file: url,
  digest: digestOf(url),
  bytes: 1,
  lines: 2,
  ...more,
});
const OWN = source('data/own.csv');
const KEPT = source('labelled/kept.csv', { added: true as const });
const LOCK = { source: [OWN, KEPT] };

test.each([
  [{ read: 5, rejected: 5 }, 'labelled/new.csv added nothing. Of its 5 rows none is new: 5 rejected.'],
  [
    { read: 5, rejected: 0 },
    'labelled/new.csv added nothing. Of its 5 rows none is new: 5 in the data already.',
  ],
  [
    { read: 5, rejected: 2 },
    'labelled/new.csv added nothing. Of its 5 rows none is new: 2 rejected, 3 in the data already.',
  ],
  [{ read: 0, rejected: 0 }, 'labelled/new.csv added nothing. Of its 0 rows none is new.'],
])('a file of which %j', (rows, sentence) => {
  const sources = [OWN, source('labelled/new.csv', { added: true as const }), KEPT];
  const whole = { read: 9, rejected: 1 };
  expect(explainAdded({ sources, bySource: [whole, rows, whole] }, LOCK)).toEqual([sentence]);
});
