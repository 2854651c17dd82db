import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A store has no manifest of this digest: told apart from one that is damaged, or cannot be reached. */
export class MissingBundleError extends ConfigurationError {}
