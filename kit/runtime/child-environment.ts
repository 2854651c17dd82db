/** What the runner or Slipway's own settings hold for this process alone. */
const OWN =
  /^(INPUT_|ACTIONS_(RUNTIME|RESULTS|CACHE|ID_TOKEN)_|AWS_(SECRET|SESSION)|SLIPWAY_(OCI_PASSWORD|SERVE_TOKEN|SIGNING_KEY))/;

/** What ties Git to one repository, set while a hook runs. */
const GIT_LOCAL =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE)$/;

/**
 * The environment for a tool that Slipway starts: this process's, without inputs, credentials of Slipway's own ports and
 * the variables that tie Git to one repository, and with `overrides`.
 */
export function createChildEnvironment(
  overrides: Record<string, string>,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !OWN.test(name) && !GIT_LOCAL.test(name));
  return { ...Object.fromEntries(kept), ...overrides };
}
