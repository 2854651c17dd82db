import { type Digest, isDigest } from '../format/manifest/digest.ts';
import { ConfigurationError } from '../ground/errors/configuration-error.ts';
import type { InputReader } from './inputs.ts';

/** The digest that the job which made the artifact put out; undefined where none is handed on. */
export function readArtifactDigest(inputs: InputReader): Digest | undefined {
  const text = inputs.text('artifact-digest');
  if (text === undefined || isDigest(text)) return text;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "artifact-digest" is "${text}". Write sha256: and 64 hex digits, as the output of that name gives them, or leave it out.`,
  );
}
