import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { findNode } from '../../scripts/find-node.mjs';
import { COMPILE_CACHE } from './compile-cache.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** What a command left behind. */
export interface Answer {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `dist/cli.js` as somebody at a terminal without colour would. */
export function slipway(
  args: string[],
  directory = makeTemporaryFolder('cli'),
  node = findNode(),
): Promise<Answer> {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  return new Promise((done) => {
    execFile(
      node,
      [join(KIT_ROOT, 'dist/cli.js'), ...args],
      { cwd: directory, env: { ...COMPILE_CACHE, PATH, HOME, XDG_CACHE_HOME } },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}
