import { expect, test } from 'vitest';
import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import { explainGitFailure } from '../../../kit/git/explain-git-failure.ts';

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
