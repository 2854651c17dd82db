import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../kit/ground/files/make-folder.ts';

/** What an input may be given as; a runner hands all of them on as text. */
export type InputValue = string | number | boolean;

/** The files through which a step talks to its runner. */
export interface RunnerFiles {
  output: string;
  summary: string;
  result: string;
}

/** Makes the files a runner keeps for one step, empty, in `folder`, and the event's payload; returns the variables. */
export async function prepareRunnerFiles(
  folder: string,
  event: unknown = {},
): Promise<{ files: RunnerFiles; variables: Record<string, string> }> {
  await makeFolder(folder);
  const variables: Record<string, string> = { GITHUB_EVENT_PATH: join(folder, 'event.json') };
  await writeFile(join(folder, 'event.json'), JSON.stringify(event));
  for (const [variable, name] of Object.entries(COMMAND_FILES)) {
    variables[variable] = join(folder, name);
    await writeFile(join(folder, name), '');
  }
  const result = join(folder, 'result.json');
  variables['SLIPWAY_RESULT'] = result;
  const files = { output: join(folder, 'output'), summary: join(folder, 'summary.md'), result };
  return { files, variables };
}

const COMMAND_FILES = {
  GITHUB_OUTPUT: 'output',
  GITHUB_STEP_SUMMARY: 'summary.md',
  GITHUB_ENV: 'env',
  GITHUB_PATH: 'path',
  GITHUB_STATE: 'state',
} as const;

/** Inputs as a runner passes them: `INPUT_<NAME>`, upper case, spaces as underscores, hyphens kept. */
export function toInputVariables(inputs: Readonly<Record<string, InputValue>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      String(value),
    ]),
  );
}

/** An environment without the inputs of whatever step this process itself runs in. */
export function withoutInputs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('INPUT_')));
}
