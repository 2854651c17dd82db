import { explainGitFailure } from './explain-git-failure.ts';
import { isRace, type PushOutcome } from './push.ts';
import type { RunGit } from './run-git.ts';
import { BOT } from './tip.ts';

/** An annotated tag that shall be on the remote. */
export interface WantedTag {
  name: string;
  commit: string;
  message: string;
  /** The tagger's time, ISO 8601: of what the tag tells, so that every run makes the same object. */
  at: string;
  /** The object the tag may replace; undefined: it must not be there. */
  replaces?: string | undefined;
}

/** A tag of the remote. */
export interface RemoteTag {
  /** The tag object, or the commit itself where the tag is a plain one. */
  object: string;
  commit: string;
}

/** The remote's tags by name, asked from the remote. */
export async function readRemoteTags(git: RunGit): Promise<Map<string, RemoteTag>> {
  const { stdout } = await git(['ls-remote', '--tags', 'origin']);
  const tags = new Map<string, RemoteTag>();
  for (const line of stdout.split('\n')) {
    const [object = '', ref = ''] = line.split('\t');
    const peeled = ref.endsWith('^{}');
    const name = ref.replace(/^refs\/tags\//, '').replace(/\^\{\}$/, '');
    if (name === '') continue;
    tags.set(
      name,
      peeled ? { object: tags.get(name)?.object ?? object, commit: object } : { object, commit: object },
    );
  }
  return tags;
}

/**
 * Writes the tags as objects and pushes them all or none. Nothing is pushed over a tag that somebody else made meanwhile.
 */
export async function pushTags(git: RunGit, tags: readonly WantedTag[]): Promise<PushOutcome> {
  if (tags.length === 0) return 'pushed';
  const specs: string[] = [];
  const leases: string[] = [];
  for (const tag of tags) {
    const ref = `refs/tags/${tag.name}`;
    const object = await writeTag(git, tag);
    leases.push(`--force-with-lease=${ref}:${tag.replaces ?? ''}`);
    specs.push(`${object}:${ref}`);
  }
  const args = ['push', '--porcelain', '--no-verify', '--atomic', ...leases, 'origin', ...specs];
  const answer = await git(args, { answers: [1, 128] });
  if (answer.exitCode === 0) return 'pushed';
  if (isRace(`${answer.stdout}\n${answer.stderr}`)) return 'race';
  throw explainGitFailure({ args, directory: 'the project', ...answer });
}

/** The same name, commit, message and time always make the same object. */
async function writeTag(git: RunGit, { name, commit, message, at }: WantedTag): Promise<string> {
  const seconds = Math.floor(Date.parse(at) / 1000);
  const lines = [
    `object ${commit}`,
    'type commit',
    `tag ${name}`,
    `tagger ${BOT.name} <${BOT.email}> ${seconds} +0000`,
    '',
    message.trim(),
    '',
  ];
  return (await git(['mktag'], { input: lines.join('\n') })).stdout.trim();
}
