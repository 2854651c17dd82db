import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReport } from '../../../action-train/src/report/read-report.ts';
import { renderReport } from '../../../action-train/src/shared/report/render-report.ts';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { compareRmse, describeReport, describeSide } from './describe-report.ts';

function write(value: unknown): string {
  const file = join(makeTemporaryFolder('report'), 'report.json');
  writeFileSync(file, canonicalJson(value));
  return file;
}

test('reads a report as it is written now', async () => {
  expect(await readReport(write(describeReport()))).toEqual(describeReport());
});

test('reads a report of the first schema, and what it says', async () => {
  const { split: _, ...side } = describeSide();
  const { model, pullRequest, contract } = describeReport();
  const first = {
    $schema: 'https://slipway-mlops.github.io/slipway/schemas/report-1.json',
    model,
    pullRequest,
    contract,
    trial: side,
    main: { origin: { kind: 'run', id: 'abc' }, side },
    comparison: {
      primary: 'rmse',
      rows: 50,
      leftOut: 0,
      metrics: [compareRmse(1, 3)],
      obstacle: null,
      gates: {
        environment: 'production',
        verdict: 'fail',
        results: [{ metric: 'rmse', rule: 'rmse <= 5', verdict: 'fail', reason: 'rmse is 10' }],
      },
      slices: { compared: 0, regressed: 0, worse: [] },
    },
  };
  const report = await readReport(write(first));
  expect(report.comparison).toMatchObject({ outcome: 'worse', keys: null, environment: 'production' });
  expect(report.trial?.split).toBeNull();
  const { body } = renderReport({ report });
  expect(body).toMatch(/^## house-price: ❌ worse than main on rmse/);
  expect(body).toContain('| rmse &lt;= 5 | ❌ fail |');
  expect(body).toContain('| split | unknown | the same |');
});

test('refuses what is no report', async () => {
  await expect(readReport(write({ $schema: 1 }))).rejects.toThrow(/does not fit its schema/);
});
