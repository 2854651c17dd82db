/** What is for Slipway and the runner alone: inputs, tokens, command files, store credentials. */
const WITHHELD =
  /^(INPUT_|ACTIONS_|AWS_|SLIPWAY_|(GITHUB|GH|GITEA|FORGEJO)_TOKEN$|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$)/i;

/**
 * The environment of a command the user wrote: the runner's, without what `WITHHELD` names, and with the variables
 * listed in `passed` whatever they are.
 */
export function readCommandEnvironment(
  passed: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && (passed.includes(name) || !WITHHELD.test(name))) environment[name] = value;
  }
  return environment;
}
