import { describe, expect, test } from 'vitest';
import { listProposedVersions } from '../../../action-package/src/promote/list-proposed.ts';
import { warnOfClash } from '../../../action-package/src/promote/warn-of-clash.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { openForge } from '../../../kit/host/forge/open-forge.ts';
import { createGit } from '../../../kit/host/git/git.ts';
import { startForgeServer } from '../../helpers/forge-server.ts';
import { makeRepository } from '../../helpers/git-repository.ts';
import { promotionFiles } from '../../helpers/registry-files.ts';

const bundleOf = (digit: string) => `sha256:${digit.repeat(64)}` as const;
const branchOf = (environment: string, digit: string) =>
  `slipway/promote/rent-${environment}-${digit.repeat(12)}`;

/** A repository with 1.0.0 on main, its forge, and a clone of it that knows nothing of what is proposed. */
async function open(kind: 'github' | 'gitea' | 'local') {
  const repository = makeRepository(
    promotionFiles({ model: 'rent', version: '1.0.0', bundle: bundleOf('a') }),
  );
  const server = await startForgeServer({
    kind: kind === 'local' ? 'github' : kind,
    remote: repository.remote,
    pageSize: 2,
  });
  const { directory } = kind === 'local' ? repository : repository.clone();
  const git = createGit({ directory, log: silentLogger });
  const context = { repository: server.repository, apiUrl: server.apiUrl, serverUrl: server.url };
  const token = kind === 'local' ? undefined : server.token;
  const connect = (log = silentLogger) => openForge({ git, context, token, directory, log });
  const forge = await connect();
  const propose = (environment: string, version: string, digit: string, model = 'rent') =>
    forge.proposeChange({
      branch: branchOf(environment, digit).replace('rent', model),
      base: 'main',
      title: 't',
      body: 'b',
      files: promotionFiles({ model, version, environment, bundle: bundleOf(digit) }),
      message: 'm',
    });
  const list = (taken = ['1.0.0']) =>
    listProposedVersions({ git, forge, base: 'main', model: 'rent', environment: 'production', taken });
  return { repository, server, git, forge, propose, list };
}

describe.each(['github', 'gitea', 'local'] as const)('versions that wait, on %s', (kind) => {
  test('are those of the open promotions to other environments, with their bundles', async () => {
    const { propose, list, forge } = await open(kind);
    await propose('staging', '1.0.1', 'b');
    await propose('production', '1.0.2', 'c');
    await propose('canary', '1.1.0', 'd');
    await propose('staging', '9.0.0', 'e', 'rent-of-cars');
    const found = await list();
    expect(found.map(({ version, bundle }) => [version, bundle])).toEqual([
      ['1.0.1', bundleOf('b')],
      ['1.1.0', bundleOf('d')],
    ]);
    expect(found[0]?.pullRequest).toMatchObject({ number: 1, branch: branchOf('staging', 'b') });
    expect(await forge.listOpenProposals({ base: 'other', prefix: 'slipway/' })).toEqual([]);
  });

  test('are none of those that were merged, or whose branch is gone', async () => {
    const { repository, server, propose, list } = await open(kind);
    await propose('staging', '1.0.1', 'b');
    await propose('canary', '1.1.0', 'd');
    expect(await list()).toHaveLength(2);
    repository.merge(branchOf('staging', 'b'));
    for (const pull of server.pulls.slice(0, 1)) Object.assign(pull, { state: 'closed', merged: true });
    expect((await list(['1.0.0', '1.0.1'])).map(({ version }) => version)).toEqual(['1.1.0']);
  });

  test('are told where one is the number of another bundle, and not where it is the same', async () => {
    const { git, forge, propose } = await open(kind);
    await propose('staging', '1.0.1', 'b');
    const warnings: string[] = [];
    const log = { ...silentLogger, warning: (message: string) => void warnings.push(message) };
    const scope = { git, forge, base: 'main', model: 'rent', environment: 'production', log };
    await warnOfClash({ ...scope, version: { version: '1.0.1', bundle: bundleOf('b') } });
    await warnOfClash({ ...scope, version: { version: '1.0.2', bundle: bundleOf('c') } });
    expect(warnings).toEqual([]);
    await warnOfClash({ ...scope, version: { version: '1.0.1', bundle: bundleOf('c') } });
    expect(warnings).toEqual([
      expect.stringMatching(/^The open pull request \S+ proposes another bundle as 1\.0\.1 too/),
    ]);
  });
});

test('a pull request of a fork, and one whose branch is gone, propose no number', async () => {
  const { repository, server, propose, list } = await open('github');
  await propose('staging', '1.0.1', 'b');
  await propose('canary', '1.1.0', 'd');
  Object.assign(server.pulls[0] ?? {}, { from: 'eve/house-price' });
  expect((await list()).map(({ version }) => version)).toEqual(['1.1.0']);
  server.pulls[1] = { ...server.pulls[1], head: branchOf('canary', 'f') } as (typeof server.pulls)[number];
  expect(repository.remoteGit('branch', '--list', branchOf('canary', 'f'))).toBe('');
  expect(await list()).toEqual([]);
});
