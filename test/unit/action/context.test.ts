import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContext } from '../../../kit/action/context.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

test('a terminal has a context too', () => {
  expect(readContext({})).toMatchObject({
    onRunner: false,
    workspace: process.cwd(),
    repository: '',
    event: {},
    runAttempt: 1,
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    selfHosted: false,
  });
});

test('a runner says where it is and what happened', async () => {
  const file = join(makeTemporaryFolder(), 'event.json');
  await writeFile(file, '{"action": "opened"}');
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: '/w',
    GITHUB_RUN_ATTEMPT: '3',
    GITHUB_EVENT_PATH: file,
    RUNNER_ENVIRONMENT: 'self-hosted',
  };
  expect(readContext(env)).toMatchObject({
    onRunner: true,
    workspace: '/w',
    runAttempt: 3,
    event: { action: 'opened' },
    selfHosted: true,
  });
});

test.each([
  ['github-hosted', false],
  ['self-hosted', true],
  // Gitea's runner and act say nothing, and both run on somebody's own machine.
  [undefined, true],
])('a runner that calls itself %s is self-hosted: %s', (environment, selfHosted) => {
  const env = { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: environment };
  expect(readContext(env)).toMatchObject({ selfHosted });
});

test('an event file that is not there is no event', () => {
  expect(readContext({ GITHUB_EVENT_PATH: '/nowhere/event.json' }).event).toEqual({});
});
