import { describe, expect, test } from 'vitest';
import { checkClaim } from '../../../action-train/src/report/check-claim.ts';
import { readSource } from '../../../action-train/src/report/read-source.ts';
import type { PullRequestHead } from '../../../kit/host/forge/forge.ts';
import { describeReport, HEAD } from './describe-report.ts';

const FORK = 'eve/house-price';
const SOURCE = { commit: HEAD, repository: FORK, runId: 5 };
const PULL: PullRequestHead = { state: 'open', commit: HEAD, repository: FORK };

const check = (pull: PullRequestHead | null, report = describeReport(), source = SOURCE) =>
  checkClaim(report, source, { readPullRequest: async (number) => (number === 7 ? pull : null) });

describe('what a report claims', () => {
  test('is believed where the forge says the same', async () => {
    expect(await check(PULL)).toEqual({ number: 7 });
    expect(await check({ ...PULL, repository: 'Eve/House-Price' })).toEqual({ number: 7 });
  });

  test('is out of date where the pull request moved on, was closed or merged', async () => {
    expect(await check({ ...PULL, commit: 'f'.repeat(40) })).toEqual({ number: null });
    expect(await check({ ...PULL, state: 'closed' })).toEqual({ number: null });
    expect(await check({ ...PULL, state: 'merged' })).toEqual({ number: null });
  });

  test("is refused for somebody else's pull request, also one at the same commit", async () => {
    await expect(check({ ...PULL, repository: 'acme/house-price' })).rejects.toThrow(
      /#7, which is not a pull request of eve/,
    );
    await expect(check({ ...PULL, repository: null })).rejects.toThrow(/It is not posted/);
    await expect(check(null)).rejects.toThrow(/It is not posted/);
    const other = describeReport({ pullRequest: { number: 8, commit: HEAD } });
    await expect(check(PULL, other)).rejects.toThrow(/#8/);
  });

  test('is refused for another commit than the run tested', async () => {
    const other = describeReport({ pullRequest: { number: 7, commit: 'e'.repeat(40) } });
    await expect(check({ ...PULL, commit: 'e'.repeat(40) }, other)).rejects.toThrow(
      /says that it is of commit eee/,
    );
  });

  test('is refused where there is none', async () => {
    await expect(check(PULL, describeReport({ pullRequest: null }))).rejects.toThrow(/names no pull request/);
  });
});

describe('where reports come from', () => {
  const head = { sha: HEAD, repo: { full_name: FORK } };
  const run = { id: 5, event: 'pull_request', head_sha: HEAD, head_repository: { full_name: FORK } };

  test('is what the event says', () => {
    expect(readSource({ pull_request: { number: 7, head } })).toEqual({ ...SOURCE, runId: undefined });
    expect(readSource({ workflow_run: run })).toEqual(SOURCE);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a push', { ref: 'refs/heads/main' }],
    ['a run after a push', { workflow_run: { ...run, event: 'push' } }],
    ['a fork that is gone', { workflow_run: { ...run, head_repository: null } }],
    ['a pull request of a fork that is gone', { pull_request: { head: { sha: HEAD, repo: null } } }],
  ])('is nowhere after %s', (_what, event) => {
    expect(() => readSource(event)).toThrow(/Reports are posted on pull requests/);
  });
});
