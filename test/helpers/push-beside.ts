import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

interface Pushing {
  directory: string;
  /** A bare repository on this disk. */
  remote: string;
  /** The commit that the branch checked out stood at before the one to be pushed; undefined: it was its first. */
  before: string | undefined;
}

/**
 * What `git push --set-upstream origin HEAD` does to a bare repository beside the work tree, without its ten processes.
 * False, with nothing done, where the remote's branch has gone on, has rules, or is not what `origin` names: a real push
 * tells what comes of that.
 */
export function pushBeside({ directory, remote, before }: Pushing): boolean {
  const own = join(directory, '.git');
  const branch = readBranch(own);
  const commit = branch && readRef(own, `refs/heads/${branch}`);
  if (!branch || !commit) return false;
  const there = readRef(remote, `refs/heads/${branch}`);
  if (there !== undefined && there !== before) return false;
  if (isGuarded(own) || isGuarded(remote) || !isOrigin(own, remote)) return false;
  copyObjects(join(own, 'objects'), join(remote, 'objects'));
  writeRef(remote, `refs/heads/${branch}`, commit);
  writeRef(own, `refs/remotes/origin/${branch}`, commit);
  setUpstream(own, branch);
  return true;
}

/** The branch that a repository has checked out; undefined where it has none. */
export function readBranch(repository: string): string | undefined {
  return /^ref: refs\/heads\/(.+)\n$/.exec(readFileSync(join(repository, 'HEAD'), 'utf8'))?.[1];
}

/** The commit of a ref, from its file or the packed ones. */
export function readRef(repository: string, ref: string): string | undefined {
  const file = join(repository, ref);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const packed = join(repository, 'packed-refs');
  if (!existsSync(packed)) return undefined;
  const lines = readFileSync(packed, 'utf8').split('\n');
  return lines.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
}

/** Whether a hook has a say in what is pushed. Git itself puts examples there. */
export function isGuarded(repository: string): boolean {
  const hooks = join(repository, 'hooks');
  return existsSync(hooks) && readdirSync(hooks).some((name) => !name.endsWith('.sample'));
}

function isOrigin(own: string, remote: string): boolean {
  const config = readFileSync(join(own, 'config'), 'utf8');
  return config.includes(`\turl = file://${remote}\n`) && !/pushurl|insteadof|hookspath/i.test(config);
}

/** Objects of a clone that lie in packs came from its remote. */
function copyObjects(from: string, to: string): void {
  const folders = readdirSync(from).filter((name) => name.length === 2);
  for (const folder of folders) {
    mkdirSync(join(to, folder), { recursive: true });
    for (const name of readdirSync(join(from, folder))) {
      const target = join(to, folder, name);
      if (!existsSync(target)) copyFileSync(join(from, folder, name), target);
    }
  }
}

function writeRef(repository: string, ref: string, commit: string): void {
  const file = join(repository, ref);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${commit}\n`);
}

function setUpstream(own: string, branch: string): void {
  const config = join(own, 'config');
  if (readFileSync(config, 'utf8').includes(`[branch "${branch}"]`)) return;
  appendFileSync(config, `[branch "${branch}"]\n\tremote = origin\n\tmerge = refs/heads/${branch}\n`);
}
