import { describe, expect, it } from 'vitest';
import { findFork, refuseForkCode, type Trigger } from '../../../kit/action/refuse-fork.ts';
import { VERBS, type Verb } from '../../../kit/action/verbs.ts';

const verbs = Object.keys(VERBS).filter((name): name is Verb => name in VERBS);
const pullRequest = (repo: unknown) => ({ pull_request: { head: { repo } } });
const FORK: Trigger = {
  event: pullRequest({ full_name: 'eve/house' }),
  repository: 'acme/house',
  selfHosted: true,
};

describe('refuseForkCode', () => {
  it.each(verbs.filter((verb) => verb !== 'report'))('refuses a fork for %s', (verb) => {
    expect(() => refuseForkCode({ verb, trigger: FORK, allowed: false })).toThrow(
      /code of the fork eve\/house on a self-hosted runner/,
    );
    expect(() => refuseForkCode({ verb, trigger: FORK, allowed: true })).not.toThrow();
    const hosted = { ...FORK, selfHosted: false };
    expect(() => refuseForkCode({ verb, trigger: hosted, allowed: false })).not.toThrow();
  });

  it('lets report write what a fork left: it reads no checkout', () => {
    expect(() => refuseForkCode({ verb: 'report', trigger: FORK, allowed: false })).not.toThrow();
  });
});

describe('findFork', () => {
  const find = (event: Record<string, unknown>) => findFork({ event, repository: 'acme/house' });

  it.each([
    ['a fork', pullRequest({ full_name: 'eve/house' }), 'the fork eve/house'],
    ['a deleted fork', pullRequest(null), 'a deleted fork'],
    [
      'a run for a fork',
      { workflow_run: { head_repository: { full_name: 'eve/house' } } },
      'the fork eve/house',
    ],
    [
      'a comment on a pull request',
      { issue: { number: 3, pull_request: { url: 'https://api.example/pulls/3' } } },
      'a pull request whose branch this event does not name',
    ],
    ['a comment on an issue', { issue: { number: 3 } }, undefined],
    ['the repository itself', pullRequest({ full_name: 'Acme/House' }), undefined],
    ['a push', { ref: 'refs/heads/main' }, undefined],
    ['nothing', {}, undefined],
  ])('of %s', (_case, event, fork) => {
    expect(find(event)).toBe(fork);
  });
});
