import { expect, test } from 'vitest';
import { createChildEnvironment } from '../../../kit/runtime/child-environment.ts';

test('a tool gets the environment without what belongs to Slipway, the runner or another Git', () => {
  const env = {
    PATH: '/bin',
    HOME: '/root',
    GIT_SSH_COMMAND: 'ssh -i key',
    GIT_CONFIG_COUNT: '1',
    GITHUB_TOKEN: 'what the person gave to git credential helpers',
    INPUT_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret',
    AWS_SECRET_ACCESS_KEY: 'secret',
    SLIPWAY_OCI_PASSWORD: 'secret',
    SLIPWAY_SERVE_TOKEN: 'secret',
    SLIPWAY_SIGNING_KEY: 'secret',
    GIT_DIR: '/elsewhere',
    GIT_INDEX_FILE: '/elsewhere/index',
    LC_ALL: 'de_DE.UTF-8',
  };
  const { PATH, HOME, GIT_SSH_COMMAND, GIT_CONFIG_COUNT, GITHUB_TOKEN } = env;
  expect(createChildEnvironment({ LC_ALL: 'C' }, env)).toEqual({
    PATH,
    HOME,
    GIT_SSH_COMMAND,
    GIT_CONFIG_COUNT,
    GITHUB_TOKEN,
    LC_ALL: 'C',
  });
});
