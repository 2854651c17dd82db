import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { ConfigurationError, hasCode } from '../errors/configuration-error.ts';
import type { Reach } from './reach.ts';

export interface NamedPath {
  /** Absolute. */
  path: string;
  /** How messages call it, such as `"data.contract"`. */
  what: string;
  /** What else helps than to put the file itself there. */
  cure?: string;
}

/**
 * Lets a path through that may be read: any where nothing is confined, else one within the project on whose way no link
 * lies, and which is a regular file or a folder where it is there at all. Git's own folder, which holds what the checkout
 * was made with, is no part of the project.
 * @throws ConfigurationError for any other
 */
export async function requirePlace({ confined }: Reach, { path, what, cure }: NamedPath): Promise<void> {
  if (confined === undefined) return;
  const inside = relative(confined.project, path);
  if (isOutside(inside)) throw refuse({ what, cure }, 'lies outside of the project');
  if (inside.split(sep).some((part) => part.toLowerCase() === '.git'))
    throw refuse({ what, cure }, "is Git's own");
  const fault = await findFault(confined.anchor, relative(confined.anchor, path).split(sep));
  if (fault !== undefined) throw refuse({ what, cure }, fault);
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}

async function findFault(anchor: string, parts: readonly string[]): Promise<string | undefined> {
  let path = anchor;
  for (const [index, part] of parts.entries()) {
    path = join(path, part);
    const entry = await lstatIfExists(path);
    if (entry === undefined) return undefined;
    if (entry.isSymbolicLink())
      return index === parts.length - 1 ? 'is a symbolic link' : `lies behind the symbolic link ${part}`;
    if (!entry.isFile() && !entry.isDirectory()) return 'is no regular file';
  }
  return undefined;
}

async function lstatIfExists(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

function refuse(
  { what, cure }: Pick<NamedPath, 'what'> & { cure: string | undefined },
  fault: string,
): Error {
  return new ConfigurationError(
    'SLW_LINK_REFUSED',
    `${what} ${fault}. On a pull request only regular files of the project are read: ${cure ?? 'put the file itself there'}.`,
  );
}
