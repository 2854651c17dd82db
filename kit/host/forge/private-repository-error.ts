import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A forge shows nothing of a repository to whoever has no token: told apart from a forge that cannot be asked. */
export class PrivateRepositoryError extends ConfigurationError {}
