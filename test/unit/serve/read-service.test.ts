import { describe, expect, test } from 'vitest';
import {
  describeReport,
  isServing,
  type ServiceReport,
} from '../../../action-serve/src/deploy/read-service.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';

const bundle = digestOf('wanted');
const report: ServiceReport = { answers: true, bundle, version: '1.2.0', ready: true };

describe('a service that is waited for', () => {
  test.each<[string, ServiceReport, boolean, string]>([
    ['serves the bundle', report, true, `it serves 1.2.0 (${bundle})`],
    [
      'has the bundle and is not ready',
      { ...report, ready: false },
      false,
      `it serves 1.2.0 (${bundle}) and is not ready`,
    ],
    ['is ready with another', { ...report, bundle: 'sha256:0' }, false, 'it serves 1.2.0 (sha256:0)'],
    [
      'is not up',
      { answers: false, reason: 'connect ECONNREFUSED' },
      false,
      'it does not answer (connect ECONNREFUSED)',
    ],
  ])('%s', (_, found, isThere, sentence) => {
    expect(isServing(found, bundle)).toBe(isThere);
    expect(describeReport(found)).toBe(sentence);
  });
});
