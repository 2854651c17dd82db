import { NO_TELEMETRY } from '../ground/runtime/forbid-telemetry.ts';

/**
 * What is for Slipway, Git and the runner alone: inputs, tokens, command files, store credentials, and the settings by
 * which Git may be given a header that holds a token.
 */
const WITHHELD =
  /^(INPUT_|ACTIONS_|AWS_|SLIPWAY_|GIT_CONFIG_(COUNT|PARAMETERS|KEY_|VALUE_)|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$)/i;

/** A name with one of these words, between underscores, is taken for a secret's. */
const SECRET_WORD = /(^|_)(TOKEN|SECRET|PASSWORD|KEY|CREDENTIALS?)(_|$)/i;

/**
 * The environment of a command the user wrote: the runner's, without what is withheld or has a secret's name, and with
 * the variables listed in `passed` whatever they are. ONNX Runtime is told to send nothing home there too.
 */
export function readCommandEnvironment(
  passed: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const isGiven = (name: string) => passed.includes(name) || !(WITHHELD.test(name) || SECRET_WORD.test(name));
  const environment: Record<string, string> = { ...NO_TELEMETRY };
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && isGiven(name)) environment[name] = value;
  }
  return environment;
}
