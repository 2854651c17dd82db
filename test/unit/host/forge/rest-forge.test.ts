import { describe, expect, test } from 'vitest';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import type { Forge, Proposal } from '../../../../kit/host/forge/forge.ts';
import { markMeasured } from '../../../../kit/host/forge/marker.ts';
import { openForge } from '../../../../kit/host/forge/open-forge.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { buildOnce } from '../../../helpers/build-once.ts';
import { type ForgeServer, startForgeServer } from '../../../helpers/forge-server.ts';
import { makeRepository, type TestRepository } from '../../../helpers/git-repository.ts';

const PROPOSAL: Proposal = {
  branch: 'slipway/promote/abc',
  base: 'main',
  title: 'Promote m 1.0.0 to staging',
  body: '| metric | value |\n| --- | --- |\n| rmse | 1 |',
  files: { 'models/m/environments/staging.json': '{"version":"1.0.0"}\n' },
  message: 'Promote m 1.0.0 to staging',
  labels: ['slipway', 'promotion'],
};

interface Setting {
  repository: TestRepository;
  server: ForgeServer;
  forge: Forge;
  warnings: string[];
}

const makeEmpty = buildOnce(() => makeRepository());

/** A repository, a forge that hosts it, and the port between them. */
async function open(kind: 'github' | 'gitea' = 'github', pageSize = 100): Promise<Setting> {
  const repository = await makeEmpty();
  const server = await startForgeServer({ kind, remote: repository.remote, pageSize });
  const warnings: string[] = [];
  const log: Logger = { ...silentLogger, warning: (message) => void warnings.push(message) };
  return { repository, server, warnings, forge: await connect(repository, server, log) };
}

function connect(
  repository: TestRepository,
  server: ForgeServer,
  log: Logger = silentLogger,
): Promise<Forge> {
  const { directory } = repository;
  const context = { repository: server.repository, apiUrl: server.apiUrl, serverUrl: server.url };
  return openForge({ git: createGit({ directory, log }), context, token: server.token, directory, log });
}

describe.each(['github', 'gitea'] as const)('on %s', (kind) => {
  test('a proposal becomes a branch and a pull request with labels', async () => {
    const { repository, server, forge } = await open(kind);
    expect(forge.kind).toBe(kind);
    const change = await forge.proposeChange(PROPOSAL);
    expect(change).toMatchObject({ state: 'opened', number: 1, branch: PROPOSAL.branch });
    expect(change.url).toBe(`${server.url}/acme/house-price/pull/1`);
    expect(repository.remoteGit('rev-parse', PROPOSAL.branch)).toBe(change.commit);
    expect(server.pulls).toMatchObject([
      { title: PROPOSAL.title, head: PROPOSAL.branch, base: 'main', labels: ['slipway', 'promotion'] },
    ]);
    expect(server.pulls[0]?.body).toContain(PROPOSAL.body);
  });

  test('the same proposal again changes nothing and writes nothing', async () => {
    const { server, forge } = await open(kind);
    const first = await forge.proposeChange(PROPOSAL);
    server.requests.splice(0);
    expect(await forge.proposeChange(PROPOSAL)).toEqual({ ...first, state: 'unchanged' });
    expect(server.requests.filter(({ operation }) => !operation.startsWith('GET '))).toEqual([]);
  });

  test('other words or other contents update the one pull request', async () => {
    const { repository, server, forge } = await open(kind);
    const first = await forge.proposeChange(PROPOSAL);
    expect(await forge.proposeChange({ ...PROPOSAL, title: 'New title' })).toEqual({
      ...first,
      state: 'updated',
    });
    const files = { 'models/m/environments/staging.json': '{"version":"1.0.1"}\n' };
    const second = await forge.proposeChange({ ...PROPOSAL, files });
    expect(second).toMatchObject({ state: 'updated', number: 1 });
    expect(repository.remoteGit('rev-parse', PROPOSAL.branch)).toBe(second.commit);
    expect(server.pulls).toHaveLength(1);
  });

  test('a merged proposal is done', async () => {
    const { repository, server, forge } = await open(kind);
    const first = await forge.proposeChange(PROPOSAL);
    const merge = repository.merge(PROPOSAL.branch);
    for (const pull of server.pulls) Object.assign(pull, { state: 'closed', merged: true });
    expect(await forge.proposeChange(PROPOSAL)).toEqual({ ...first, state: 'merged', commit: merge });
    expect(server.pulls).toHaveLength(1);
  });

  test('contents that the base has had all along need no pull request', async () => {
    const { repository, server, forge } = await open(kind);
    repository.commit('By hand', { 'models/m/environments/staging.json': '{"version":"1.0.0"}\n' });
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'merged', url: '' });
    expect(server.pulls).toEqual([]);
  });

  test('a merged proposal that was taken back is opened anew', async () => {
    const { repository, server, forge } = await open(kind);
    await forge.proposeChange(PROPOSAL);
    repository.merge(PROPOSAL.branch);
    for (const pull of server.pulls) Object.assign(pull, { state: 'closed', merged: true });
    repository.git('pull', '--quiet', '--ff-only', 'origin', 'main');
    repository.git('rm', '--quiet', '-r', 'models');
    repository.commit('Take it back');
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'opened', number: 2 });
  });

  test('a pull request that a person closed stays closed until the change is another one', async () => {
    const { repository, server, forge } = await open(kind);
    const first = await forge.proposeChange(PROPOSAL);
    for (const pull of server.pulls) pull.state = 'closed';
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'closed', number: 1, url: first.url });
    repository.remoteGit('branch', '-D', PROPOSAL.branch);
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'closed' });
    expect(repository.remoteGit('branch', '--list', PROPOSAL.branch)).toBe('');
    const files = { 'models/m/environments/staging.json': '{"version":"1.0.1"}\n' };
    expect(await forge.proposeChange({ ...PROPOSAL, files })).toMatchObject({ state: 'opened', number: 2 });
  });

  test('pull requests of other branches are never taken for this one', async () => {
    const { server, forge } = await open(kind, 2);
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      const files = { [`${name}.txt`]: name };
      await forge.proposeChange({ ...PROPOSAL, branch: `slipway/${name}`, files, title: name });
    }
    const again = { ...PROPOSAL, branch: 'slipway/a', files: { 'a.txt': 'a' }, title: 'a' };
    expect(await forge.proposeChange(again)).toMatchObject({ state: 'unchanged', number: 1 });
    expect(server.pulls).toHaveLength(5);
  });

  test('two jobs that propose the same at a time open one pull request', async () => {
    const { repository, server, forge } = await open(kind);
    const other = await connect(repository.clone(), server);
    const changes = await Promise.all([forge.proposeChange(PROPOSAL), other.proposeChange(PROPOSAL)]);
    expect(changes.map(({ number }) => number)).toEqual([1, 1]);
    expect(server.pulls).toHaveLength(1);
  });

  test('a label is made once and keeps company', async () => {
    const { server, forge } = await open(kind);
    await forge.proposeChange(PROPOSAL);
    for (const pull of server.pulls) pull.labels.push('mine');
    server.labels.push('mine');
    await forge.proposeChange({ ...PROPOSAL, labels: ['slipway', 'urgent'] });
    expect(server.pulls[0]?.labels).toEqual(['slipway', 'promotion', 'mine', 'urgent']);
    expect(server.labels.toSorted()).toEqual(['mine', 'promotion', 'slipway', 'urgent']);
  });

  test('a body of any length fits', async () => {
    const { server, forge } = await open(kind);
    const proposal = { ...PROPOSAL, title: 't'.repeat(300), body: 'line\n'.repeat(50_000) };
    await forge.proposeChange(proposal);
    expect(server.pulls[0]?.body?.length).toBeLessThanOrEqual(65_536);
    expect(server.pulls[0]?.body?.length).toBeGreaterThan(65_400);
    expect(server.pulls[0]?.body).toMatch(/Cut here/);
    expect(server.pulls[0]?.title).toHaveLength(256);
    expect(await forge.proposeChange(proposal)).toMatchObject({ state: 'unchanged' });
  });

  test('reviewers are asked once, teams by their slug', async () => {
    const { server, forge } = await open(kind);
    const proposal = { ...PROPOSAL, reviewers: ['ada', 'team:ml'] };
    await forge.proposeChange(proposal);
    await forge.proposeChange(proposal);
    expect(server.pulls[0]?.reviewers).toEqual(['ada', 'team:ml']);
  });

  test('a reviewer that the forge does not take is a warning', async () => {
    const { forge, warnings } = await open(kind);
    const change = await forge.proposeChange({ ...PROPOSAL, reviewers: ['stranger'] });
    expect(change.state).toBe('opened');
    expect(warnings).toEqual([expect.stringMatching(/A review by stranger could not be asked for/)]);
  });

  test('a status is set, its description on one line and cut', async () => {
    const { repository, server, forge } = await open(kind);
    const commit = repository.git('rev-parse', 'HEAD');
    const status = {
      commit,
      context: 'slipway/promote',
      state: 'success',
      description: 'a\nb'.repeat(99),
    } as const;
    await forge.setStatus({ ...status, url: 'https://example.com/run' });
    expect(server.statuses).toMatchObject([{ sha: commit, context: 'slipway/promote', state: 'success' }]);
    expect(server.statuses[0]?.description).toHaveLength(140);
  });

  test('a comment is written once and then replaced', async () => {
    const { server, forge } = await open(kind, 2);
    await forge.proposeChange(PROPOSAL);
    for (let i = 0; i < 5; i++) server.comments.push({ id: i + 1, number: 1, body: `Chat ${i}` });
    const first = await forge.comment({ number: 1, marker: 'metrics', body: 'rmse 1' });
    const second = await forge.comment({ number: 1, marker: 'metrics', body: 'rmse 2' });
    await forge.comment({ number: 1, marker: 'gates', body: 'pass' });
    expect(second.url).toBe(first.url);
    expect(server.comments.slice(5).map(({ body }) => body)).toEqual([
      'rmse 2\n\n<!-- slipway: metrics -->',
      'pass\n\n<!-- slipway: gates -->',
    ]);
  });

  test('jobs that write the comment at once leave one, and the next one mends it', async () => {
    const { repository, server, forge } = await open(kind, 2);
    await forge.proposeChange(PROPOSAL);
    const others = await Promise.all([1, 2, 3].map(() => connect(repository, server)));
    const bodies = ['a', 'b', 'c'];
    await Promise.all(
      others.map((other, index) => other.comment({ number: 1, marker: 'm', body: bodies[index] ?? '' })),
    );
    expect(server.comments).toHaveLength(1);
    expect(bodies.map((body) => `${body}\n\n<!-- slipway: m -->`)).toContain(server.comments[0]?.body);
    const [{ id, body } = { id: 0, body: '' }] = server.comments;
    server.comments.push({ id: id + 7, number: 1, body }, { id: id + 9, number: 1, body });
    await forge.comment({ number: 1, marker: 'm', body: 'd' });
    expect(server.comments).toEqual([{ id, number: 1, body: 'd\n\n<!-- slipway: m -->' }]);
  });

  test('a comment too long for the forge stands in its shorter form', async () => {
    const { server, forge } = await open(kind);
    await forge.proposeChange(PROPOSAL);
    const long = 'x'.repeat(65_536);
    const comment = { number: 1, marker: 'm', body: long, shortBodies: [long, 'small'] };
    await forge.comment(comment);
    expect(server.comments[0]?.body).toBe('small\n\n<!-- slipway: m -->');
    await forge.comment({ ...comment, shortBodies: ['short', 'small'] });
    expect(server.comments[0]?.body).toBe('short\n\n<!-- slipway: m -->');
  });

  test('a pull request is read with its newest commit and where it is from', async () => {
    const { server, forge } = await open(kind);
    await forge.proposeChange(PROPOSAL);
    const commit = 'c'.repeat(40);
    Object.assign(server.pulls[0] ?? {}, { commit, from: 'eve/house-price' });
    expect(await forge.readPullRequest(1)).toEqual({ state: 'open', commit, repository: 'eve/house-price' });
    expect(await forge.readPullRequest(7)).toBeNull();
  });

  test('an issue lives: opened, updated, closed with a comment, opened again', async () => {
    const { server, forge } = await open(kind, 2);
    for (let i = 1; i <= 5; i++)
      server.issues.push({ number: i, state: 'open', title: `Chat ${i}`, body: null, labels: [] });
    const issue = {
      marker: 'drift/m/production',
      title: 'Drift',
      body: 'PSI 0.3',
      labels: ['slipway', 'drift'],
    };
    const opened = await forge.upsertIssue(issue);
    expect(opened).toMatchObject({ state: 'opened', number: 6 });
    expect(await forge.upsertIssue(issue)).toEqual({ ...opened, state: 'unchanged' });
    expect(await forge.upsertIssue({ ...issue, body: 'PSI 0.4' })).toEqual({ ...opened, state: 'updated' });
    const closed = await forge.closeIssue({ marker: issue.marker, comment: 'Gone.' });
    expect(closed).toEqual({ ...opened, state: 'closed' });
    expect(server.issues[5]).toMatchObject({ state: 'closed', labels: ['slipway', 'drift'] });
    expect(server.comments).toMatchObject([{ number: 6, body: 'Gone.' }]);
    expect(await forge.closeIssue({ marker: issue.marker, comment: 'Gone.' })).toBeNull();
    expect(await forge.upsertIssue(issue)).toEqual({ ...opened, state: 'reopened' });
    expect(server.issues).toHaveLength(6);
  });

  test("a pull request that quotes an issue's marker is no issue", async () => {
    const { server, forge } = await open(kind);
    await forge.proposeChange({ ...PROPOSAL, body: '<!-- slipway: drift -->' });
    const issue = await forge.upsertIssue({ marker: 'drift', title: 'Drift', body: 'b', labels: [] });
    expect(issue).toMatchObject({ state: 'opened', number: 2 });
    expect(server.pulls[0]?.title).toBe(PROPOSAL.title);
  });

  test('a dispatch sends text alone', async () => {
    const { server, forge } = await open(kind);
    const inputs = { rows: 12, force: true, source: 'a.csv' };
    await forge.dispatchWorkflow({ workflow: 'ingest.yml', ref: 'main', inputs });
    expect(server.dispatches).toEqual([
      { workflow: 'ingest.yml', ref: 'main', inputs: { rows: '12', force: 'true', source: 'a.csv' } },
    ]);
  });
});

test("an outsider's comment with the marker is not taken for ours, a member's is", async () => {
  const { server, forge } = await open();
  await forge.proposeChange(PROPOSAL);
  const planted = { id: 1, number: 1, body: 'Trust me\n\n<!-- slipway: m -->', by: 'outsider' } as const;
  server.comments.push(planted);
  await forge.comment({ number: 1, marker: 'm', body: 'rmse 1' });
  expect(server.comments).toEqual([planted, { id: 501, number: 1, body: 'rmse 1\n\n<!-- slipway: m -->' }]);
  Object.assign(server.comments[1] ?? {}, { by: 'member' });
  await forge.comment({ number: 1, marker: 'm', body: 'rmse 2' });
  expect(server.comments.map(({ id }) => id)).toEqual([1, 501]);
  expect(server.comments[1]?.body).toContain('rmse 2');
});

describe('trouble that passes', () => {
  test.each([500, 502, 503, 'reset'] as const)('%s once at any step of a proposal', async (answer) => {
    const { server, forge } = await open();
    for (const operation of ['GET /repos/{owner}/{repo}/pulls', 'POST /repos/{owner}/{repo}/labels'])
      server.fail({ operation, answer, headers: { 'retry-after': '0' } });
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'opened', number: 1 });
  });

  test('an answer that gets lost after the pull request was opened opens no second one', async () => {
    const { server, forge } = await open();
    server.fail({ operation: 'POST /repos/{owner}/{repo}/pulls', answer: 'reset', afterwards: true });
    expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ number: 1 });
    expect(server.pulls).toHaveLength(1);
  });

  test('nor a second issue or comment', async () => {
    const { server, forge } = await open();
    server.fail({ operation: 'POST /repos/{owner}/{repo}/issues', answer: 502, afterwards: true });
    await forge.upsertIssue({ marker: 'm', title: 't', body: 'b', labels: [] });
    server.fail({ operation: 'comments', answer: 'reset', afterwards: true });
    await forge.comment({ number: 1, marker: 'm', body: 'b' });
    expect([server.issues, server.comments].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('a rate limit that says how long is waited for', async () => {
    const { server, forge } = await open();
    const headers = { 'retry-after': '0' };
    server.fail({
      operation: 'statuses',
      answer: 403,
      message: 'You have exceeded a secondary rate limit',
      headers,
    });
    await forge.setStatus({ commit: 'a'.repeat(40), context: 'c', state: 'success', description: 'd' });
    expect(server.statuses).toHaveLength(1);
  });

  test('and trouble that lasts is said so after a bounded number of tries', async () => {
    const { server, forge } = await open();
    server.fail({ operation: 'dispatches', answer: 503, times: 99, headers: { 'retry-after': '0' } });
    await expect(forge.dispatchWorkflow({ workflow: 'x.yml', ref: 'main', inputs: {} })).rejects.toThrow(
      /Starting the workflow x\.yml in acme\/house-price failed: the forge is in trouble \(503/,
    );
    expect(server.requests).toHaveLength(4);
  });
});

describe('what the token may not do names the cure', () => {
  const refusals = [
    [
      'pulls',
      403,
      'GitHub Actions is not permitted to create or approve pull requests.',
      /Allow GitHub Actions to create and approve pull requests/,
    ],
    [
      'pulls',
      403,
      'Resource not accessible by integration',
      /permissions: contents: write, pull-requests: write/,
    ],
    ['pulls', 401, 'Bad credentials', /the token is not valid, or expired/],
    ['labels', 404, 'Not Found', /pull-requests: write/],
    [
      'pulls',
      422,
      'Validation Failed: something',
      /the forge refuses it \(422: Validation Failed: something\)/,
    ],
  ] as const;
  test.each(refusals)('a proposal: %s answers %i %s', async (part, answer, message, cure) => {
    const { server, forge } = await open();
    server.fail({ operation: `POST /repos/{owner}/{repo}/${part}`, answer, message, times: 9 });
    await expect(forge.proposeChange(PROPOSAL)).rejects.toThrow(cure);
  });

  test('a status', async () => {
    const { server, forge } = await open();
    server.fail({ operation: 'statuses', answer: 403, message: 'Resource not accessible by integration' });
    const status = { commit: 'a'.repeat(40), context: 'c', state: 'success', description: 'd' } as const;
    await expect(forge.setStatus(status)).rejects.toThrow(
      /permissions: statuses: write".*Gitea wants "contents: write"/,
    );
  });

  test('issues that are switched off', async () => {
    const { server, forge } = await open();
    server.fail({
      operation: 'POST /repos/{owner}/{repo}/issues',
      answer: 410,
      message: 'Issues are disabled',
    });
    const issue = { marker: 'm', title: 't', body: 'b', labels: [] };
    await expect(forge.upsertIssue(issue)).rejects.toThrow(/switch issues on in Settings/);
  });

  test('a comment on nothing', async () => {
    const { forge } = await open();
    await expect(forge.comment({ number: 9, marker: 'm', body: 'b' })).rejects.toThrow(/Commenting on #9/);
  });

  test('a workflow that takes no dispatch', async () => {
    const { server, forge } = await open();
    const message = "Workflow does not have 'workflow_dispatch' trigger";
    server.fail({ operation: 'dispatches', answer: 422, message });
    await expect(forge.dispatchWorkflow({ workflow: 'x.yml', ref: 'main', inputs: {} })).rejects.toThrow(
      /The workflow x\.yml refuses the dispatch on main: Workflow does not have/,
    );
  });

  test('more inputs than a forge takes', async () => {
    const { forge } = await open();
    const inputs = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, 'x']));
    await expect(forge.dispatchWorkflow({ workflow: 'x.yml', ref: 'main', inputs })).rejects.toThrow(
      /at most 25/,
    );
  });

  test('a used-up token', async () => {
    const { server, forge } = await open();
    const headers = { 'x-ratelimit-remaining': '0' };
    server.fail({ operation: 'statuses', answer: 403, message: 'API rate limit exceeded', headers });
    const status = { commit: 'a'.repeat(40), context: 'c', state: 'success', description: 'd' } as const;
    await expect(forge.setStatus(status)).rejects.toThrow(/used up its requests/);
  });

  test('a forge that is not there', async () => {
    const repository = makeRepository();
    const { directory } = repository;
    const forge = await openForge({
      git: createGit({ directory, log: silentLogger }),
      context: { repository: 'acme/m', apiUrl: 'http://127.0.0.1:2', serverUrl: '' },
      token: 't',
      directory,
      log: silentLogger,
    });
    const status = { commit: 'a'.repeat(40), context: 'c', state: 'success', description: 'd' } as const;
    await expect(forge.setStatus(status)).rejects.toThrow(/the forge cannot be reached \(.*ECONNREFUSED/);
  });

  test('a repository that is none', async () => {
    const directory = makeRepository().directory;
    const opening = openForge({
      git: createGit({ directory, log: silentLogger }),
      context: { repository: 'house-price', apiUrl: 'http://127.0.0.1:2', serverUrl: '' },
      token: 't',
      directory,
      log: silentLogger,
    });
    await expect(opening).rejects.toThrow(/"house-price" is not named as owner\/name/);
  });
});

describe('the stand-in holds us to the published description', () => {
  test('an unknown operation, field or query is a violation', async () => {
    const { server } = await open();
    const headers = { authorization: `token ${server.token}` };
    const base = `${server.apiUrl}/repos/acme/house-price`;
    await fetch(`${base}/nonsense`, { headers });
    await fetch(`${base}/pulls?colour=red`, { headers });
    await fetch(`${base}/pulls?state=sleeping`, { headers });
    await fetch(`${base}/issues`, { method: 'POST', headers, body: JSON.stringify({ titel: 'x' }) });
    expect(server.takeViolations()).toEqual([
      'GET /repos/acme/house-price/nonsense is not an operation that the stand-in knows',
      'unknown query colour',
      expect.stringMatching(/query state must be equal to one of the allowed values/),
      expect.stringMatching(/body must have required property 'title'/),
      'unknown field titel',
    ]);
  });
});

describe.each(['github', 'gitea'] as const)('of proposals for the same thing on %s', (kind) => {
  const propose = (digit: string): Proposal => ({
    ...PROPOSAL,
    branch: `slipway/promote/m-staging-${digit.repeat(12)}`,
    supersedes: 'slipway/promote/m-staging-',
    title: `Promote bundle ${digit}`,
    files: { 'models/m/environments/staging.json': `{"bundle":"${digit}"}\n` },
  });

  test('the newer closes the older with a link', async () => {
    const { server, forge } = await open(kind);
    await forge.proposeChange(propose('a'));
    const newer = await forge.proposeChange(propose('b'));
    expect(newer).toMatchObject({ state: 'opened', number: 2 });
    expect(server.pulls.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(server.comments).toMatchObject([{ number: 1, body: expect.stringContaining('Superseded by #2') }]);
  });

  test('the older, proposed again, leaves the newer in its place', async () => {
    const { server, forge } = await open(kind);
    await forge.proposeChange(propose('a'));
    const { url } = await forge.proposeChange(propose('b'));
    expect(await forge.proposeChange(propose('a'))).toMatchObject({ state: 'superseded', number: 2, url });
    expect(server.pulls.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test('the older takes the place of the newer where what is asked for now is what counts', async () => {
    const { repository, server, forge } = await open(kind);
    const ask = (digit: string) => forge.proposeChange({ ...propose(digit), comesBack: true });
    const states = () => server.pulls.map(({ state }) => state);
    expect(await ask('a')).toMatchObject({ state: 'opened', number: 1 });
    expect(await ask('b')).toMatchObject({ state: 'opened', number: 2 });
    const back = await ask('a');
    expect(back).toMatchObject({ state: 'opened', number: 3, branch: propose('a').branch });
    expect(states()).toEqual(['closed', 'closed', 'open']);
    expect(server.comments.at(-1)).toMatchObject({
      number: 2,
      body: expect.stringContaining('Superseded by #3'),
    });
    expect(await ask('a')).toEqual({ ...back, state: 'unchanged' });
    expect(await ask('b')).toMatchObject({ state: 'opened', number: 4 });
    expect(states()).toEqual(['closed', 'closed', 'closed', 'open']);
    expect(repository.remoteGit('show', `${propose('a').branch}:models/m/environments/staging.json`)).toBe(
      '{"bundle":"a"}',
    );
  });

  test('what a person closed does not come back, also where what is asked for now counts', async () => {
    const { server, forge } = await open(kind);
    const ask = (digit: string) => forge.proposeChange({ ...propose(digit), comesBack: true });
    await ask('a');
    Object.assign(server.pulls[0] ?? {}, { state: 'closed' });
    expect(await ask('a')).toMatchObject({ state: 'closed', number: 1 });
    expect(server.pulls).toHaveLength(1);
  });

  test('once a person closed the newer, the older may come back', async () => {
    const { server, forge } = await open(kind);
    await forge.proposeChange(propose('a'));
    await forge.proposeChange(propose('b'));
    Object.assign(server.pulls[1] ?? {}, { state: 'closed' });
    expect(await forge.proposeChange(propose('a'))).toMatchObject({ state: 'opened', number: 3 });
  });

  test("another environment's, another base's and a person's pull requests stay open", async () => {
    const { repository, server, forge } = await open(kind);
    await forge.proposeChange({ ...propose('a'), branch: `slipway/promote/m-staging-eu-${'a'.repeat(12)}` });
    const branch = `slipway/promote/m-staging-${'c'.repeat(12)}`;
    repository.git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    const [first] = server.pulls;
    if (first) server.pulls.push({ ...first, number: 2, head: branch, body: 'Mine' });
    await forge.proposeChange(propose('b'));
    expect(server.pulls.map(({ state }) => state)).toEqual(['open', 'open', 'open']);
  });
});

test('figures that were measured do not make a body another one', async () => {
  const { server, forge } = await open();
  const body = (time: string) => `Same.\n\n${markMeasured(`Took ${time}.`)}\n\nMore.`;
  await forge.proposeChange({ ...PROPOSAL, body: body('1 ms') });
  expect(await forge.proposeChange({ ...PROPOSAL, body: body('2 ms') })).toMatchObject({
    state: 'unchanged',
  });
  expect(server.pulls[0]?.body).toContain('Took 1 ms.');
  expect(await forge.proposeChange({ ...PROPOSAL, body: `${body('2 ms')} Other.` })).toMatchObject({
    state: 'updated',
  });
});

test('two that Gitea lets through at once end as one pull request, the older', async () => {
  const { repository, server, forge } = await open('gitea');
  const first = await forge.proposeChange(PROPOSAL);
  server.overlooks = true;
  const other = await connect(repository.clone(), server);
  expect(await other.proposeChange(PROPOSAL)).toMatchObject({ number: 1, url: first.url });
  expect(server.pulls.map(({ state }) => state)).toEqual(['open', 'closed']);
  expect(await forge.proposeChange(PROPOSAL)).toMatchObject({ state: 'unchanged', number: 1 });
});
