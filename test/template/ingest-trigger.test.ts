import { expect, test } from 'vitest';
import { readWorkflow } from './kit-files.ts';

test('the merge of a data pull request does not start ingest again', () => {
  const { on } = readWorkflow('template-repo/.github/workflows/ingest.yml');
  expect(on['push']).toMatchObject({
    paths: expect.arrayContaining(['!data/data.lock.json', '!data/profile.json', '!data/*.dvc']),
  });
});
