import { execFileSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { createChildEnvironment } from '../../kit/ground/runtime/child-environment.ts';
import { provideTool } from '../../scripts/install-tools.mjs';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeRegistryHistory, pointerFile, versionFiles } from '../helpers/registry-history.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

let program = '';
beforeAll(() => {
  program = provideTool('gto');
});

/** What GTO says of a clone, as JSON. */
function askGto(directory: string, command: string): unknown {
  const env = createChildEnvironment({
    kind: 'git',
    overrides: { HOME: makeTemporaryFolder('gto'), ITERATIVE_DO_NOT_TRACK: '1' },
  });
  const args = [command, '--json', '--repo', directory];
  return JSON.parse(execFileSync(program, args, { env, encoding: 'utf8', stdio: 'pipe' }));
}

/** Versions promoted within one second, a rollback, and an environment that was taken off. */
async function makeTaggedHistory() {
  const repository = makeRegistryHistory('1.0.0', '1.1.0', '1.2.0');
  repository.commit('Roll back', pointerFile('1.1.0'));
  repository.commit('Try', pointerFile('1.2.0', 'staging'));
  repository.git('rm', '--quiet', 'models/rent/environments/staging.json');
  repository.commit('Take it off');
  repository.commit('Another', {
    ...versionFiles('1.0.0', 'churn'),
    ...pointerFile('1.0.0', 'production', 'churn'),
  });
  const { exitCode, stdout } = await runBundle({ verb: 'tags', directory: repository.directory });
  expect(exitCode, stdout).toBe(0);
  return repository.clone().directory;
}

test('gto show says what is registered and what is live', async () => {
  expect(askGto(await makeTaggedHistory(), 'show')).toEqual({
    churn: { version: 'v1.0.0', stage: { production: 'v1.0.0' }, registered: true, active: true },
    rent: { version: 'v1.2.0', stage: { production: 'v1.1.0' }, registered: true, active: true },
  });
});

test('gto history tells the events of an environment in order, the newest first', async () => {
  const events = askGto(await makeTaggedHistory(), 'history') as {
    ref: string;
    event: string;
    stage: string | null;
  }[];
  const production = events.filter(({ stage, ref }) => stage === 'production' && ref.startsWith('rent'));
  expect(production.map(({ ref }) => ref)).toEqual([4, 3, 2, 1].map((count) => `rent#production#${count}`));
  expect(events.find(({ ref }) => ref === 'rent#staging!#2')?.event).toBe('unassignment');
});
