import { expect, test } from 'vitest';
import { renderDiff } from '../../../cli/registry/render-diff.ts';
import { renderMarkdown } from '../../../cli/terminal/render-markdown.ts';
import { createStyle } from '../../../cli/terminal/style.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import type { Version } from '../../../kit/format/manifest/registry.ts';

const VERSION: Version = {
  $schema: 'https://slipway-mlops.github.io/slipway/schemas/version-1.json',
  model: 'rent',
  version: '1.0.0',
  bundle: digestOf('bundle'),
  store: 'file://store',
  signature: digestOf('signature'),
  contract: digestOf('contract'),
  data: { version: '1.0.0', lock: digestOf('lock') },
  code: { commit: null },
  run: '0123456789ab',
  training: { command: 'builtin:linear', params: {}, seed: 1 },
  artefact: { digest: digestOf('model'), size: 1 },
  operators: {},
};

test('a change of the contract names its column as people write it', () => {
  const contract = {
    breaking: ['`year` was removed', '`kind`: pattern was "^[a-z]*$", is "^\\\\w$"'],
    compatible: ['`age_of_house` was added'],
  };
  const text = renderDiff({
    model: 'rent',
    before: VERSION,
    after: { ...VERSION, version: '2.0.0' },
    data: { before: null, after: null, contract },
    code: { before: null, after: null, commits: null, files: null },
    params: [],
    metrics: [],
    operators: [],
    signature: null,
  });
  expect(text).toContain('- breaking: `year` was removed\n');
  expect(renderMarkdown(text, createStyle(false))).toContain(
    '- breaking: year was removed\n- breaking: kind: pattern was "^[a-z]*$", is "^\\\\w$"\n- age_of_house was added',
  );
});

test('what goes in and comes out differs by name, or is the same, or is not known', () => {
  const render = (signature: Parameters<typeof renderDiff>[0]['signature']) =>
    renderDiff({
      model: 'rent',
      before: VERSION,
      after: { ...VERSION, version: '2.0.0' },
      data: { before: null, after: null, contract: null },
      code: { before: null, after: null, commits: null, files: null },
      params: [],
      metrics: [],
      operators: [],
      signature,
    });
  const changes = {
    breaking: ['the input `rooms` was removed'],
    compatible: ['its inputs stand in another order'],
  };
  expect(render(changes)).toContain(
    '## Inputs and outputs\n\n- breaking: the input `rooms` was removed\n- its inputs stand in another order\n',
  );
  expect(render({ breaking: [], compatible: [] })).toContain('## Inputs and outputs\n\nThe same.');
  expect(render(null)).toContain('They differ, and Git does not hold the signature.json of both versions.');
});
