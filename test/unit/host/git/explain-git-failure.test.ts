import { expect, test } from 'vitest';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { explainGitFailure } from '../../../../kit/host/git/explain-git-failure.ts';

/** What git 2.39 says, in English, when a forge goes down. */
test.each([
  [
    'in the middle of a push',
    'error: RPC failed; curl 56 Recv failure: Connection reset by peer\nsend-pack: unexpected disconnect while reading sideband packet\nfatal: the remote end hung up unexpectedly',
    'The connection to the remote "origin" broke off: RPC failed; curl 56 Recv failure: Connection reset by peer. Run again: whatever has arrived there is taken up.',
  ],
  [
    'in the middle of a fetch',
    'fatal: early EOF\nfatal: fetch-pack: invalid index-pack output',
    'The connection to the remote "origin" broke off: early EOF. Run again: whatever has arrived there is taken up.',
  ],
  [
    'behind a proxy',
    "fatal: unable to access 'https://git.example.com/a/b/': The requested URL returned error: 502",
    'The remote "origin" is in trouble: unable to access \'https://git.example.com/a/b/\': The requested URL returned error: 502. Try again later.',
  ],
  [
    'before anything was asked',
    "fatal: unable to access 'https://git.example.com/a/b/': Failed to connect to git.example.com port 443 after 0 ms: Couldn't connect to server",
    "The remote \"origin\" cannot be reached: unable to access 'https://git.example.com/a/b/': Failed to connect to git.example.com port 443 after 0 ms: Couldn't connect to server. Check its URL and the connection.",
  ],
])('a forge that goes down %s is no bug of ours', (_, stderr, sentence) => {
  const error = explainGitFailure({ args: ['push'], directory: '/p', exitCode: 128, stderr, stdout: '' });
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error.message).toBe(sentence);
});

test('a token that may not push is not taken for a protected branch', () => {
  const stderr =
    "remote: \nremote: Gitea: User permission denied for writing.        \nTo http://git.example.com/a/b\n ! [remote rejected] x -> x (pre-receive hook declined)\nerror: failed to push some refs to 'http://git.example.com/a/b'";
  const { message } = explainGitFailure({
    args: ['push'],
    directory: '/p',
    exitCode: 1,
    stderr,
    stdout: '',
  });
  expect(message).toMatch(
    /^The remote "origin" refuses these credentials: Gitea: User permission denied for writing\. Give the job "permissions: contents: write"/,
  );
});

/** What the forges print when a rule refuses a push, and git's own lines after it. */
const refusals: [string, string, string, string][] = [
  [
    "GitHub's branch protection",
    'refs/heads/main',
    'remote: error: GH006: Protected branch update failed for refs/heads/main.        \nremote: \nremote: - Changes must be made through a pull request.        \n',
    'The remote refuses the branch main: GH006: Protected branch update failed for refs/heads/main; Changes must be made through a pull request. Let the change go through a pull request ("commit: pull-request"), or allow the token\'s user to push in that rule (GitHub: Settings, Rules or Branches; Gitea: Settings, Branches).',
  ],
  [
    "GitHub's ruleset, for a branch of the bot's",
    'refs/heads/slipway/promote/rent-staging-0123456789ab',
    'remote: error: GH013: Repository rule violations found for refs/heads/slipway/promote/rent-staging-0123456789ab.\nremote: Review all repository rules at https://github.com/acme/rent/rules?ref=x\nremote: \nremote: - Commits must have verified signatures.\nremote:   Found 1 violation:\n',
    "The remote refuses the branch slipway/promote/rent-staging-0123456789ab: GH013: Repository rule violations found for refs/heads/slipway/promote/rent-staging-0123456789ab; Commits must have verified signatures; Found 1 violation. Branches that begin with slipway/ are the bot's: leave them out of that rule, or allow the token's user to push them (GitHub: Settings, Rules or Branches; Gitea: Settings, Branches).",
  ],
  [
    "GitHub's ruleset, for a tag",
    'refs/tags/rent@v1.0.0',
    'remote: error: GH013: Repository rule violations found for refs/tags/rent@v1.0.0.\nremote: - Cannot create ref due to creations being restricted.\n',
    "The remote refuses the tag rent@v1.0.0: GH013: Repository rule violations found for refs/tags/rent@v1.0.0; Cannot create ref due to creations being restricted. Allow the token's user to create tags in that rule (GitHub: Settings, Rules; Gitea: Settings, Tags).",
  ],
  [
    "Gitea's protected branch",
    'refs/heads/main',
    'remote: \nremote: Gitea: Not allowed to push to protected branch main        \n',
    'The remote refuses the branch main: Not allowed to push to protected branch main. Let the change go through a pull request ("commit: pull-request"), or allow the token\'s user to push in that rule (GitHub: Settings, Rules or Branches; Gitea: Settings, Branches).',
  ],
  [
    'a hook without a word',
    'refs/heads/main',
    '',
    'The remote refuses the branch main: a hook of the remote declined it. Let the change go through a pull request ("commit: pull-request"), or allow the token\'s user to push in that rule (GitHub: Settings, Rules or Branches; Gitea: Settings, Branches).',
  ],
];

test.each(refusals)('%s is named with the setting', (_, ref, words, sentence) => {
  const commit = 'a'.repeat(40);
  const stderr = `${words}error: failed to push some refs to 'http://git.example.com/a/b'`;
  const stdout = `To http://git.example.com/a/b\n!\t${commit}:${ref}\t[remote rejected] (pre-receive hook declined)\nDone`;
  const error = explainGitFailure({ args: ['push'], directory: '/p', exitCode: 1, stderr, stdout });
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error.message).toBe(sentence);
});
