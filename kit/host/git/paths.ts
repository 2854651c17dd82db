import { posix } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { RunGit } from './run-git.ts';

/** A path relative to the project's folder as one relative to the repository's root, with `/` and none at the end. */
export type PathResolver = (path: string) => Promise<string>;

/** The resolver of one project; it asks git once where in the repository the project lies. */
export function createPathResolver(git: RunGit): PathResolver {
  let prefix: Promise<string> | undefined;
  return async (path) => {
    prefix ??= git(['rev-parse', '--show-prefix']).then(({ stdout }) => stdout.replace(/\n$/, ''));
    return joinInside(await prefix, path);
  };
}

function joinInside(prefix: string, path: string): string {
  const joined = posix.join('/', prefix, path.replaceAll('\\', '/')).slice(1);
  const inside = posix.normalize(path.replaceAll('\\', '/'));
  if (inside === '..' || inside.startsWith('../') || posix.isAbsolute(inside))
    throw new ConfigurationError(
      'SLW_PATH_OUTSIDE',
      `The path ${path} leads out of the project's folder. Write one inside it, relative to it.`,
    );
  return joined.replace(/\/$/, '');
}
