import { expect, test } from 'vitest';
import { listSentences } from '../../../action-ingest/src/ingest/render-findings.ts';

test('reasons name columns in code, and what they quote of contract and addresses formats nothing', () => {
  const reasons = [
    'The contract broke: `b`: pattern was "^[x](https://evil.example)$", is "*".',
    'The additional source labelled/_a_.csv is left out from now on.',
  ];
  expect(listSentences(reasons)).toBe(
    '- The contract broke: `b`: pattern was "^\\[x\\](https:\u200b//evil.example)\\$", is "\\*".\n- The additional source labelled/\\_a\\_.csv is left out from now on.',
  );
});
