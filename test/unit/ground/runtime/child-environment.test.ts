import { expect, test } from 'vitest';
import { cleanPath, createChildEnvironment } from '../../../../kit/ground/runtime/child-environment.ts';
import { listSourceFiles } from '../../architecture/source-files.ts';

const env = {
  PATH: '/usr/bin:.:node_modules/.bin:/srv/project/.venv/bin:/bin',
  HOME: '/root',
  https_proxy: 'http://proxy',
  GIT_SSH_COMMAND: 'ssh -i key',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_VALUE_0: 'Authorization: basic',
  SSH_AUTH_SOCK: '/run/agent',
  NODE_AUTH_TOKEN: 'of the registry',
  npm_config_registry: 'https://registry.example',
  GIT_DIR: '/elsewhere',
  GIT_INDEX_FILE: '/elsewhere/index',
  LC_ALL: 'de_DE.UTF-8',
  NODE_OPTIONS: '--require ./planted.js',
  ...Object.fromEntries(
    [
      'GITHUB_TOKEN',
      'INPUT_TOKEN',
      'ACTIONS_RUNTIME_TOKEN',
      'AWS_SECRET_ACCESS_KEY',
      'SLIPWAY_SIGNING_KEY',
      'HF_TOKEN',
      'DATABASE_URL',
    ].map((name) => [name, 'secret']),
  ),
};
const BASE = ['HOME', 'LC_ALL', 'ORT_DISABLE_TELEMETRY', 'PATH', 'https_proxy'];

test.each([
  ['tool', []],
  ['git', ['GIT_CONFIG_COUNT', 'GIT_CONFIG_VALUE_0', 'GIT_SSH_COMMAND', 'SSH_AUTH_SOCK']],
  ['npm', ['NODE_AUTH_TOKEN', 'npm_config_registry']],
] as const)('gives a %s what it needs, and nothing else', (kind, own) => {
  const given = createChildEnvironment({ kind, overrides: { LC_ALL: 'C' }, env });
  expect(Object.keys(given).sort()).toEqual([...BASE, ...own].sort());
  expect(given['LC_ALL']).toBe('C');
});

test('looks for programs in no relative folder and, on a runner, in none of the checkout', () => {
  expect(createChildEnvironment({ kind: 'git', env })['PATH']).toBe('/usr/bin:/srv/project/.venv/bin:/bin');
  const runner = { ...env, GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: '/srv/project' };
  expect(cleanPath(env.PATH, runner)).toBe('/usr/bin:/bin');
});

test('every process that is started gets its environment from the one list', () => {
  // The training command has a list of its own, also where its reach is asked; a bundle is Slipway itself.
  const others = [
    'action-train/src/train/run-command.ts',
    'action-train/src/train/reach/run-as-command.ts',
    'cli/start-program.ts',
  ];
  const starters = listSourceFiles()
    .filter(
      ({ path, text }) =>
        !path.startsWith('scripts/') && /\b(spawn|execFile|fork|exec)(Sync)?\b\)?\(/.test(text),
    )
    .filter(({ packages }) => packages.includes('node:child_process'));
  const free = starters
    .filter(({ text }) => !text.includes('createChildEnvironment('))
    .map(({ path }) => path);
  expect(free.filter((path) => !others.includes(path))).toEqual([]);
  expect(starters.length).toBeGreaterThan(others.length);
});
