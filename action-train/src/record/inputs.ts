import { readProjectPipeline, settleModel } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { type Digest, isDigest } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

export interface RecordInputs {
  model: string;
  artifact: string;
  bundle: Digest | null;
}

export async function readInputs(runner: Runner): Promise<RecordInputs> {
  const { inputs } = runner;
  const artifact = inputs.required('artifact');
  const bundle = readDigest(inputs.text('bundle-digest'));
  return { model: settleModel(inputs, await readProjectPipeline(runner)), artifact, bundle };
}

function readDigest(text: string | undefined): Digest | null {
  if (text === undefined) return null;
  if (isDigest(text)) return text;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "bundle-digest" is "${text}". Write sha256: and 64 hex digits, as package puts out.`,
  );
}
