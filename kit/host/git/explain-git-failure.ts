import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { ErrorCode } from '../../ground/errors/error-codes.ts';
import { explainRule, RULE_REFUSAL } from './explain-rule.ts';
import { redactUrls } from './redact-urls.ts';

interface Cure {
  pattern: RegExp;
  code: ErrorCode;
  explain: (where: Failure) => string;
}

/** What git says (matched against its English messages) and what cures it. The first match counts. */
const CURES: readonly Cure[] = [
  {
    pattern: /not a git repository/i,
    code: 'SLW_GIT_UNUSABLE',
    explain: ({ directory }) =>
      `${directory} is not inside a Git repository. Run actions/checkout before this step, or "git init" there.`,
  },
  {
    pattern: /detected dubious ownership/i,
    code: 'SLW_GIT_UNUSABLE',
    explain: ({ directory }) =>
      `Git refuses ${directory}: it belongs to another user. Run 'git config --global --add safe.directory "${directory}"'.`,
  },
  {
    pattern: /No such remote|'origin' does not appear to be a git repository|No configured push destination/i,
    code: 'SLW_REMOTE_UNREACHABLE',
    explain: ({ directory }) =>
      `The repository at ${directory} has no remote "origin". Add one with "git remote add origin <url>" ("slipway ingest --commit none" needs none).`,
  },
  {
    // Gitea's words for a token that may not push at all.
    pattern: /permission denied for writing/i,
    code: 'SLW_REMOTE_REFUSED',
    explain: ({ remote }) => explainRefusal(remote),
  },
  { pattern: RULE_REFUSAL, code: 'SLW_REMOTE_REFUSED', explain: ({ words }) => explainRule(words) },
  {
    pattern: /exists; cannot create|directory file conflict/i,
    code: 'SLW_REMOTE_REFUSED',
    explain: ({ remote }) =>
      `The remote cannot hold this branch, since another one is named like a part of it: ${remote}. Rename or delete that branch.`,
  },
  {
    pattern: /without `?workflows?`? permission/i,
    code: 'SLW_REMOTE_REFUSED',
    explain: () =>
      'The remote refuses a push that changes files in .github/workflows. Use a token that has the "workflows" permission.',
  },
  {
    pattern:
      /Authentication failed|could not read (Username|Password)|Permission denied \(publickey|terminal prompts disabled|The requested URL returned error: 40[13]|Permission to .{1,300} denied|Write access to repository not granted/i,
    code: 'SLW_REMOTE_REFUSED',
    explain: ({ remote }) => explainRefusal(remote),
  },
  {
    pattern:
      /Could not resolve host|Failed to connect|Connection refused|Connection timed out|Could not resolve hostname/i,
    code: 'SLW_REMOTE_UNREACHABLE',
    explain: ({ remote }) =>
      `The remote "origin" cannot be reached: ${remote}. Check its URL and the connection.`,
  },
  {
    pattern:
      /Repository not found|repository .{1,300} not found|does not appear to be a git repository|Could not read from remote/i,
    code: 'SLW_REMOTE_UNREACHABLE',
    explain: ({ remote }) =>
      `The remote "origin" is not there or may not be read: ${remote}. Check its URL (git remote -v) and the token.`,
  },
  {
    pattern: /couldn't find remote ref/i,
    code: 'SLW_COMMIT_MISSING',
    explain: ({ remote }) => `The remote "origin" lacks the branch: ${remote}. Check its name, or push it.`,
  },
  {
    pattern: /shallow update not allowed|did not send all necessary objects|remote unpack failed/i,
    code: 'SLW_CLONE_SHALLOW',
    explain: () =>
      'The clone is too shallow for this push. Set "fetch-depth: 0" in actions/checkout, or run "git fetch --unshallow".',
  },
  {
    pattern: /The requested URL returned error: 5\d\d/i,
    code: 'SLW_REMOTE_UNREACHABLE',
    explain: ({ remote }) => `The remote "origin" is in trouble: ${remote}. Try again later.`,
  },
  {
    pattern: /No space left on device/i,
    code: 'SLW_WRITE_REFUSED',
    explain: ({ directory }) => `The disk that holds ${directory} is full. Free some space and run again.`,
  },
  // Last: what broke the connection off is said before, where it is known.
  {
    pattern: /RPC failed|early EOF|unexpected disconnect|remote end hung up/i,
    code: 'SLW_REMOTE_UNREACHABLE',
    explain: ({ remote }) =>
      `The connection to the remote "origin" broke off: ${remote}. Run again: whatever has arrived there is taken up.`,
  },
];

interface Failure {
  directory: string;
  /** The line that says most, on one line and without passwords. */
  remote: string;
  /** All that git said, without passwords. */
  words: string;
}

function explainRefusal(remote: string): string {
  return `The remote "origin" refuses these credentials: ${remote}. Give the job "permissions: contents: write" and keep "persist-credentials: true" in actions/checkout, or sign in to the remote with git.`;
}

/** The error for a git command that failed: a ConfigurationError where the cure is known, else git's own words. */
export function explainGitFailure({
  args,
  directory,
  exitCode,
  stderr,
  stdout,
}: {
  args: readonly string[];
  directory: string;
  exitCode: number;
  stderr: string;
  stdout: string;
}): Error {
  const words = redactUrls(`${stderr}\n${stdout}`.trim());
  const cure = CURES.find(({ pattern }) => pattern.test(words));
  if (cure) {
    const remote = findLine(words, cure.pattern);
    return new ConfigurationError(cure.code, cure.explain({ directory, remote, words }));
  }
  return new Error(`git ${args.map(redactUrls).join(' ')} ended with ${exitCode}: ${words}`);
}

function findLine(words: string, pattern: RegExp): string {
  const line = words.split('\n').find((candidate) => pattern.test(candidate)) ?? words;
  return line
    .replace(/^(remote:|fatal:|error:|\s|!)+/, '')
    .trim()
    .replace(/[.:]$/, '');
}
