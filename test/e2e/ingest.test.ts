import { expect, test } from 'vitest';
import { findStep, requireSuccess } from './act/act-events.ts';
import { startProject } from './act/run-workflows.ts';

test('the ingest workflow proposes the data once, and has nothing to say after the merge', async () => {
  const project = await startProject();
  const ingest = async () => {
    const run = await project.run({ workflow: 'ingest.yml', event: 'workflow_dispatch' });
    requireSuccess(run);
    return findStep(run, 'ingest');
  };

  const { outputs, summary } = await ingest();
  expect(outputs).toMatchObject({
    changed: 'true',
    'data-version': '1.0.0',
    'rows-accepted': '546',
    'rows-rejected': '0',
  });
  expect(summary).toContain('546');
  const branch = outputs['branch'] ?? '';
  expect(project.forge.pulls).toMatchObject([{ head: branch, base: 'main', state: 'open' }]);
  const commit = project.remoteGit('rev-parse', branch);
  expect(project.remoteGit('diff', '--name-only', `main...${commit}`).split('\n')).toEqual(
    expect.arrayContaining(['data/data.lock.json', 'data/profile.json']),
  );

  expect((await ingest()).outputs['branch']).toBe(branch);
  expect(project.remoteGit('rev-parse', branch)).toBe(commit);

  project.mergeIntoMain(branch);
  expect((await ingest()).outputs).toMatchObject({ changed: 'false', 'data-version': '1.0.0' });
  expect(project.forge.pulls).toHaveLength(1);
});
