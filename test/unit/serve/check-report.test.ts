import { describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../action-serve/src/check/check-result.ts';
import { judge } from '../../../action-serve/src/check/findings.ts';
import { explainFailure, renderReport } from '../../../action-serve/src/check/render-report.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';

const GOLDEN = judge('golden rows', 'golden row 0 by POST /predict', undefined);
const SLOW = judge('latency', 'the 99th percentile', 'is 80 ms, above 50 ms');
const REFUSED = judge('contract', 'rooms: minimum broken', 'is answered 200 instead of 422');

function describeCheck(findings: CheckResult['findings']): CheckResult {
  return {
    model: 'rent',
    version: '1.2.0',
    bundle: digestOf('bundle'),
    verdict: findings.every(({ pass }) => pass) ? 'pass' : 'fail',
    latency: { requests: 1000, failed: 0, p50Ms: 1.234, p99Ms: 12.6, maxP99Ms: 50 },
    findings,
  };
}

describe('the sentence that a failed check ends with', () => {
  test('is none where nothing failed', () => {
    expect(explainFailure(describeCheck([GOLDEN]), 'report.md')).toBeUndefined();
  });

  test.each([
    [
      'names what failed',
      [GOLDEN, SLOW],
      'rent 1.2.0 fails the service check: the 99th percentile is 80 ms, above 50 ms. report.md lists everything.',
    ],
    [
      'counts the others',
      [REFUSED, GOLDEN, SLOW],
      'rent 1.2.0 fails the service check: rooms: minimum broken is answered 200 instead of 422, and 1 more. report.md lists everything.',
    ],
  ])('%s', (_, findings, sentence) => {
    expect(explainFailure(describeCheck(findings), 'report.md')).toBe(sentence);
  });
});

describe('the report of a check', () => {
  test('has a verdict for every part, and what failed apart from all that was tried', () => {
    const report = renderReport(describeCheck([GOLDEN, SLOW, REFUSED]));
    expect(report).toContain('## rent 1.2.0 fails the service check');
    expect(report).toMatch(/\| golden rows \| pass \| 1 of 1 \|/);
    expect(report).toMatch(/\| protocol \| pass \| 0 of 0 \|/);
    expect(report).toMatch(/\| contract \| \*\*fail\*\* \| 0 of 1 \|/);
    expect(report).toMatch(/\| latency \| \*\*fail\*\* \| 0 of 1 \|/);
    const [, failed = '', all = ''] = report.split(/### What failed|<details>/);
    expect(failed).toContain('is 80 ms');
    expect(failed).not.toContain('golden row 0');
    expect(all).toContain('golden row 0');
    expect(all).toContain('is answered 200 instead of 422');
  });

  test('says how fast the answers came, with two decimals below ten milliseconds', () => {
    expect(renderReport(describeCheck([GOLDEN]))).toContain(
      'median 1.23 ms, 99th percentile 13 ms (at most 50 ms) over 1,000 requests',
    );
  });

  test('of a check that passes has nothing that failed', () => {
    const report = renderReport(describeCheck([GOLDEN]));
    expect(report).toContain('rent 1.2.0 passes');
    expect(report).not.toContain('What failed');
  });
});
