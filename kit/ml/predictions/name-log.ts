/** What a URL of the predictions log may hold, so that every environment has a log of its own. */
const ENVIRONMENT_MARK = '{environment}';

/** Stands where a service was told no environment; no environment can be called so. */
const NO_ENVIRONMENT = '_none';

/** The URL with the environment's name in the place of `{environment}`. */
export function nameLog(url: string, environment: string | undefined): string {
  return url.replaceAll(ENVIRONMENT_MARK, environment ?? NO_ENVIRONMENT);
}
