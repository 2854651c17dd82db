import { expect, it } from 'vitest';
import { renderPullRequest } from '../../../action-ingest/src/ingest/render-pull-request.ts';
import { describeChange, describeLock } from './describe-change.ts';

const HOSTILE = 'x|y`z <img src=https://evil.example/a.png> @octocat closes #1 [click](https://evil.example)';

it('says why it is proposed, in words that only a reader acts on', () => {
  const body = renderPullRequest(describeChange({ reasons: [`The contract broke: ${HOSTILE}.`] }));
  const [line = ''] = body.split('\n').filter((text) => text.includes('The contract broke'));
  expect(line.replaceAll('\u200b', '')).toBe(
    '- The contract broke: x\\|y\\`z &lt;img src=https://evil.example/a.png&gt; @octocat closes \\#1 \\[click\\](https://evil.example).',
  );
  for (const pattern of [/@octocat/, /#1/, /https:\/\//]) expect(line).not.toMatch(pattern);
});

it('names columns and sources without a mark of its own', () => {
  const key = [HOSTILE, 'size'];
  const lock = describeLock(
    { train: 60, validation: 20, test: 20 },
    { split: { by: 'row', key, validation: 0.2, test: 0.2, seed: 42 } },
  );
  const body = renderPullRequest(describeChange({ lock }));
  expect(body).toContain('distinct keys were dealt (x\\|y\\`z &lt;img');
  expect(body).not.toMatch(/@octocat|\\u200b/);
});
