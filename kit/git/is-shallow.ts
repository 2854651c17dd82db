import type { Git } from './git.ts';

/** Whether the clone holds the newest commits alone, as checkout makes it by default. */
export async function isShallow(git: Git): Promise<boolean> {
  return (await git.run(['rev-parse', '--is-shallow-repository'])) === 'true';
}
