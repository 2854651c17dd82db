import type { ProgramResult } from '../../../cli/start-program.ts';
import { runBundle } from '../../helpers/fake-runner.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import type { HostedProject } from './host-project.ts';
import { cloneRepository } from './push-folder.ts';

interface Call {
  verb: string;
  /** The project's folder is the store unless they name another. */
  inputs: Readonly<Record<string, string>>;
  /** For REST, another one than for git. */
  token?: string;
  env?: Readonly<Record<string, string>>;
}

/** A clone of the project whose git may push, for verbs that are called without a runner. */
export function cloneForVerbs({ forge, repository }: HostedProject): string {
  const folder = makeTemporaryFolder('clone');
  const { directory, git } = cloneRepository({ url: forge.url, user: forge.ada, repository, folder });
  const secret = Buffer.from(`${forge.ada.name}:${forge.ada.token}`).toString('base64');
  git('config', `http.${forge.url}/.extraheader`, `Authorization: Basic ${secret}`);
  return directory;
}

/** Runs one verb's bundle in a clone as a job of this forge would. */
export async function callVerb(
  { forge, repository, store }: HostedProject,
  directory: string,
  { verb, inputs, token = forge.bot.token, env = {} }: Call,
): Promise<ProgramResult> {
  return runBundle({
    verb,
    directory,
    inputs: { ...(verb === 'train' ? {} : { store: `file://${store}` }), ...inputs, token },
    env: {
      GITHUB_REPOSITORY: repository,
      GITHUB_SERVER_URL: forge.url,
      GITHUB_API_URL: `${forge.url}/api/v1`,
      ...env,
    },
  });
}
