import { expect, test } from 'vitest';
import { annotateFindings } from '../../../action-ingest/src/ingest/annotate-findings.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import type { Finding } from '../../../kit/ml/data/list-findings.ts';

function annotate(source: string): [message: string, file: string | undefined][] {
  const finding: Finding = {
    source,
    line: 7,
    column: 'price',
    rule: 'type',
    value: 'root:x:0:0',
    reason: 'is no number',
    severity: 'error',
  };
  const said: [string, string | undefined][] = [];
  const log = {
    ...silentLogger,
    warning: (text: string, place?: { file: string }) => said.push([text, place?.file]),
  };
  annotateFindings([finding], 'houses', log);
  return said;
}

test('a finding in a file of the project is marked there, with its cell', () => {
  expect(annotate('data/a.csv')).toEqual([['price is no number, and is "root:x:0:0".', 'houses/data/a.csv']]);
});

test.each(['/etc/passwd', 'https://data.example/a.csv'])('of %s no cell is shown', (source) => {
  expect(annotate(source)).toEqual([['price is no number.', source]]);
});
