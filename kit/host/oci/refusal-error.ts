import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A store answered, and does not let this step in: told apart from one that cannot be asked. */
export class RegistryRefusalError extends ConfigurationError {}
