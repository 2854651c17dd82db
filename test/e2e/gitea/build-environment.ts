import { mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findNode } from '../../../scripts/find-node.mjs';

/**
 * The environment of a program of the forge: a home of its own, Node 24 first in the path, and nothing else of this
 * process or its user.
 */
export function buildEnvironment(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, 'home');
  const bin = join(folder, 'bin');
  mkdirSync(home, { recursive: true });
  if (mkdirSync(bin, { recursive: true })) symlinkSync(findNode(), join(bin, 'node'));
  return {
    PATH: [bin, process.env['PATH']].join(delimiter),
    HOME: home,
    LANG: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}
