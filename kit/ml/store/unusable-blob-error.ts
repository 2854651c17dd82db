import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A store lacks a blob or holds other bytes under its name: told apart from a store that cannot be reached. */
export class UnusableBlobError extends ConfigurationError {}
