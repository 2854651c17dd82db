import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A bucket answered that nobody gets on as it was asked: told apart from one that cannot be asked just now. */
export class S3AnswerError extends ConfigurationError {}

/** It does not let this step in. */
export class S3RefusalError extends S3AnswerError {}
