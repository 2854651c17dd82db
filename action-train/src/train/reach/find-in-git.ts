import { redactUrls } from '../../../../kit/host/git/redact-urls.ts';
import { type Found, listProjectPaths, type ReachQuestion } from './reach-question.ts';
import { runAsCommand } from './run-as-command.ts';

/** What a forge says that shows a repository to nobody without a right to it. */
const REFUSED =
  /could not read (username|password)|authentication failed|terminal prompts disabled|repository .*not found|not found|access denied|permission denied|could not read from remote|requested url returned error: 40[134]/i;

/**
 * The sources in the history of the clone at hand, or of the repository on its forge: `git show HEAD:data/x.csv` fetches
 * what a sparse checkout without blobs left out, wherever the remote gives it to this command.
 */
export async function findInGit(question: ReachQuestion): Promise<Found> {
  const paths = listProjectPaths(question);
  if (paths.length === 0) return undefined;
  const clone = await askClone(paths, question);
  if (clone.state === 'held')
    return { state: 'reachable', reason: `Git holds ${clone.path} in the clone beside the command.` };
  const isRemote = clone.state === 'missing' || (clone.state === 'none' && question.dataInGit !== false);
  if (!isRemote) return undefined;
  for (const remote of listRemotes(clone.state, question)) {
    const found = await askRemote(remote, question);
    if (found) return found;
  }
  return undefined;
}

type Clone = { state: 'held'; path: string } | { state: 'missing' | 'absent' | 'none' };

/** Asks for blobs alone and without fetching: those that the clone lacks come with a question mark. */
async function askClone(paths: readonly string[], question: ReachQuestion): Promise<Clone> {
  const specs = paths.map((path) => `:(glob)${path}`);
  const shallow = await runAsCommand(['rev-parse', '--is-shallow-repository'], question);
  if (shallow.exitCode !== 0) return { state: 'none' };
  const list = ['rev-list', '--objects', '--missing=print', '--filter=object:type=blob', '--all', 'HEAD'];
  const { exitCode, stdout } = await runAsCommand([...list, '--', ...specs], question);
  const lines = stdout.split('\n');
  const [, path] = lines.map((line) => /^[0-9a-f]{40,64} (.+)$/.exec(line)).find((match) => match) ?? [];
  if (path !== undefined) return { state: 'held', path };
  const lacks = exitCode !== 0 || lines.some((line) => line.startsWith('?'));
  return { state: lacks || shallow.stdout.trim() === 'true' ? 'missing' : 'absent' };
}

function listRemotes(clone: Clone['state'], { forge }: ReachQuestion): string[] {
  const { serverUrl, repository } = forge;
  const hosted = repository === '' ? [] : [`${serverUrl.replace(/\/+$/, '')}/${repository}.git`];
  return clone === 'none' ? hosted : ['origin', ...hosted];
}

async function askRemote(remote: string, question: ReachQuestion): Promise<Found> {
  const { exitCode, stderr } = await runAsCommand(['ls-remote', '--quiet', remote, 'HEAD'], question);
  const name = remote === 'origin' ? 'the remote "origin"' : redactUrls(remote);
  if (exitCode === 0)
    return {
      state: 'reachable',
      reason: `The source data are in Git, and ${name} gives them to the command without a credential of its own.`,
    };
  if (/'origin' does not appear to be a git repository|No such remote/i.test(stderr)) return undefined;
  if (exitCode !== null && REFUSED.test(stderr)) return undefined;
  return {
    state: 'unknown',
    reason: `The source data are in Git, and whether ${name} gives them to anybody could not be asked.`,
  };
}
