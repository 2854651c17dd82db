import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { Proposal } from '../../../../kit/host/forge/forge.ts';
import { openForge } from '../../../../kit/host/forge/open-forge.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { makeRepository } from '../../../helpers/git-repository.ts';

const PROPOSAL: Proposal = {
  branch: 'slipway/promote/abc',
  base: 'main',
  title: 'Promote m 1.0.0 to staging',
  body: '## Gates\n\n- State: not a fact\n\n---\n\nAll pass.',
  files: { 'models/m/environments/staging.json': '{"version":"1.0.0"}\n' },
  message: 'Promote m 1.0.0 to staging',
  labels: ['slipway', 'promotion'],
};

async function open() {
  const repository = makeRepository();
  const { directory } = repository;
  const git = createGit({ directory, log: silentLogger });
  const context = { repository: '', apiUrl: 'https://api.github.com', serverUrl: 'https://github.com' };
  const forge = await openForge({
    git,
    context,
    token: 'a token without a repository',
    directory,
    log: silentLogger,
  });
  const file = join(directory, '.slipway/pull-requests/slipway-promote-abc/pull-request.md');
  const read = (name: string) => readFileSync(join(directory, '.slipway', name), 'utf8');
  return { repository, directory, forge, file, read };
}

const edit = (file: string, from: string, to: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

describe('a proposal', () => {
  test('is a branch on the remote and a file that people read', async () => {
    const { repository, forge, file } = await open();
    expect(forge.kind).toBe('local');
    const change = await forge.proposeChange(PROPOSAL);
    expect(change).toMatchObject({ state: 'opened', number: 1, url: file });
    expect(repository.remoteGit('rev-parse', PROPOSAL.branch)).toBe(change.commit);
    const text = readFileSync(file, 'utf8');
    expect(text.split('\n').slice(0, 8)).toEqual([
      '# Promote m 1.0.0 to staging',
      '',
      '- Number: 1',
      '- State: open',
      '- Branch: slipway/promote/abc',
      '- Base: main',
      `- Commit: ${change.commit}`,
      '- Labels: slipway, promotion',
    ]);
    expect(text).toContain(PROPOSAL.body);
  });

  test('again is unchanged, and updated with other words', async () => {
    const { forge, file } = await open();
    const first = await forge.proposeChange(PROPOSAL);
    expect(await forge.proposeChange(PROPOSAL)).toEqual({ ...first, state: 'unchanged' });
    expect(await forge.proposeChange({ ...PROPOSAL, body: 'Other' })).toEqual({ ...first, state: 'updated' });
    expect(readFileSync(file, 'utf8')).toContain('Other');
  });

  test('with other contents is updated', async () => {
    const { forge } = await open();
    await forge.proposeChange(PROPOSAL);
    const files = { 'models/m/environments/staging.json': '{"version":"1.0.1"}\n' };
    expect(await forge.proposeChange({ ...PROPOSAL, files })).toMatchObject({ state: 'updated', number: 1 });
  });

  test('that was merged says so in its file', async () => {
    const { repository, forge, file } = await open();
    await forge.proposeChange(PROPOSAL);
    const commit = repository.merge(PROPOSAL.branch);
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'merged', commit });
    expect(readFileSync(file, 'utf8')).toContain('- State: merged\n');
  });

  test('that was merged says so once anything else is proposed, and to whoever asks', async () => {
    const { repository, forge, file } = await open();
    await forge.proposeChange(PROPOSAL);
    repository.merge(PROPOSAL.branch);
    expect(await forge.readPullRequest(1)).toMatchObject({ state: 'merged' });
    await forge.proposeChange({ ...PROPOSAL, branch: 'slipway/other', files: { 'b.txt': 'b' } });
    expect(readFileSync(file, 'utf8')).toContain('- State: merged\n');
    expect(await forge.readPullRequest(2)).toMatchObject({ state: 'open' });
  });

  test('comes back in place of a newer one where what is asked for now is what counts', async () => {
    const { forge } = await open();
    const family = 'slipway/data/m-';
    const propose = (digit: string) =>
      forge.proposeChange({
        ...PROPOSAL,
        branch: `${family}${digit.repeat(12)}`,
        files: { 'data.lock.json': digit },
        supersedes: family,
        comesBack: true,
      });
    const stateOf = async (number: number) => (await forge.readPullRequest(number))?.state;
    expect(await propose('a')).toMatchObject({ state: 'opened', number: 1 });
    expect(await propose('b')).toMatchObject({ state: 'opened', number: 2 });
    expect([await stateOf(1), await stateOf(2)]).toEqual(['closed', 'open']);
    expect(await propose('a')).toMatchObject({ state: 'opened', number: 3 });
    expect([await stateOf(2), await stateOf(3)]).toEqual(['closed', 'open']);
  });

  test('that was merged and taken back is opened anew', async () => {
    const { repository, forge, file } = await open();
    await forge.proposeChange(PROPOSAL);
    repository.merge(PROPOSAL.branch);
    repository.git('pull', '--quiet', '--ff-only', 'origin', 'main');
    repository.git('rm', '--quiet', '-r', 'models');
    repository.commit('Take it back');
    const again = await forge.proposeChange(PROPOSAL);
    expect(again).toMatchObject({ state: 'opened', number: 2 });
    expect(readFileSync(file, 'utf8')).toContain(`- Commit: ${again.commit}`);
    repository.merge(PROPOSAL.branch);
    expect(repository.remoteGit('show', 'main:models/m/environments/staging.json')).toContain('1.0.0');
  });

  test('its own merge line merges it and asks for no message, also in a terminal', async () => {
    // What git does in a terminal: it opens the editor, which refuses here.
    vi.stubEnv('GIT_MERGE_AUTOEDIT', 'yes');
    vi.stubEnv('GIT_EDITOR', 'false');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { repository, forge, file } = await open();
    await forge.proposeChange(PROPOSAL);
    const line = /^- Merge: (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    for (const command of line.split(' && ')) repository.git(...command.split(' ').slice(1));
    expect(repository.remoteGit('show', 'main:models/m/environments/staging.json')).toBe(
      '{"version":"1.0.0"}',
    );
  });

  test('that a person closed stays closed until it is another change', async () => {
    const { forge, file } = await open();
    await forge.proposeChange(PROPOSAL);
    edit(file, '- State: open', '- State: closed');
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'closed', number: 1 });
    const files = { 'models/m/environments/staging.json': '{"version":"1.0.1"}\n' };
    expect(await forge.proposeChange({ ...PROPOSAL, files })).toMatchObject({ state: 'opened', number: 2 });
  });

  test('of another branch has its own folder and number', async () => {
    const { forge } = await open();
    await forge.proposeChange(PROPOSAL);
    const other = await forge.proposeChange({ ...PROPOSAL, branch: 'slipway/data', files: { 'a.txt': 'a' } });
    expect(other).toMatchObject({ number: 2 });
    expect(other.url).toMatch(/pull-requests\/slipway-data\/pull-request\.md$/);
  });
});

test('a comment lies beside its pull request and is replaced', async () => {
  const { forge, file } = await open();
  const { number = 0 } = await forge.proposeChange(PROPOSAL);
  await forge.comment({ number, marker: 'metrics/m', body: 'rmse 1' });
  const { url } = await forge.comment({ number, marker: 'metrics/m', body: 'rmse 2' });
  expect(url).toBe(join(file, '../comments/metrics-m.md'));
  expect(readFileSync(url, 'utf8')).toBe('rmse 2\n');
});

test('a comment on a pull request of another forge has its own folder', async () => {
  const { directory, forge } = await open();
  await forge.comment({ number: 77, marker: 'm', body: 'b' });
  expect(existsSync(join(directory, '.slipway/pull-requests/77/comments/m.md'))).toBe(true);
});

test('an issue lives: opened, updated, closed, opened again', async () => {
  const { forge, read } = await open();
  const issue = { marker: 'drift/m/production', title: 'Drift', body: 'PSI 0.3', labels: ['drift'] };
  const name = 'issues/drift-m-production.md';
  expect(await forge.closeIssue({ marker: issue.marker, comment: 'Gone.' })).toBeNull();
  expect(await forge.upsertIssue(issue)).toMatchObject({ state: 'opened' });
  expect(read(name)).toBe('# Drift\n\n- State: open\n- Labels: drift\n\n---\n\nPSI 0.3\n');
  expect(await forge.upsertIssue(issue)).toMatchObject({ state: 'unchanged' });
  expect(await forge.upsertIssue({ ...issue, body: 'PSI 0.4' })).toMatchObject({ state: 'updated' });
  expect(await forge.closeIssue({ marker: issue.marker, comment: 'Gone.' })).toMatchObject({
    state: 'closed',
  });
  expect(read(name)).toMatch(/- State: closed\n[\s\S]*PSI 0\.4\n\n## Comment\n\nGone\.\n$/);
  expect(await forge.closeIssue({ marker: issue.marker, comment: 'Gone.' })).toBeNull();
  expect(await forge.upsertIssue(issue)).toMatchObject({ state: 'reopened' });
});

test('statuses and dispatches are lines', async () => {
  const { forge, read } = await open();
  const status = { commit: 'abc', context: 'c', state: 'success', description: 'd' } as const;
  await forge.setStatus(status);
  await forge.setStatus({ ...status, state: 'failure' });
  await forge.dispatchWorkflow({ workflow: 'ingest.yml', ref: 'main', inputs: { source: 'a.csv' } });
  const states = read('statuses.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).state);
  expect(states).toEqual(['success', 'failure']);
  expect(JSON.parse(read('dispatches.jsonl'))).toEqual({
    workflow: 'ingest.yml',
    ref: 'main',
    inputs: { source: 'a.csv' },
  });
});

test('of proposals for the same thing the newest stays open, until a person closes it', async () => {
  const { forge } = await open();
  const propose = (digit: string) =>
    forge.proposeChange({
      ...PROPOSAL,
      branch: `slipway/promote/m-staging-${digit.repeat(12)}`,
      supersedes: 'slipway/promote/m-staging-',
      files: { 'models/m/environments/staging.json': `{"bundle":"${digit}"}\n` },
    });
  const first = await propose('a');
  const second = await propose('b');
  expect(readFileSync(first.url, 'utf8')).toMatch(/^- State: closed$/m);
  expect(readFileSync(first.url, 'utf8')).toContain('Superseded by 2.');
  expect(await propose('a')).toMatchObject({ state: 'superseded', number: 2, url: second.url });
  edit(second.url, '- State: open', '- State: closed');
  expect(await propose('a')).toMatchObject({ state: 'opened', number: 3 });
});
