/** Where the registry's files lie, from the project's folder. */
export const MODELS_FOLDER = 'models';

export const VERSION_FILES = {
  version: 'version.json',
  evaluation: 'evaluation.json',
  comparison: 'comparison.json',
  card: 'model-card.md',
  /** How a row becomes tensors, as the bundle has it; versions of before it was kept have none. */
  tensors: 'signature.json',
  /** What the bundle was made from: an in-toto statement, to be read. */
  statement: 'statement.json',
  /** The same statement, signed: a sigstore bundle, as `cosign verify-blob-attestation` reads it. */
  signedStatement: 'statement.sigstore.json',
  /** OpenSSF's model signature over the bundle's files, as `model_signing verify` reads it. */
  signature: 'model.sig',
} as const;

/** The folder of the public keys that signatures are checked with, unless `sign.keys` names another. */
export const KEYS_FOLDER = `${MODELS_FOLDER}/keys`;

/** `models/<model>/environments/<environment>.json`: the pointer to what is live. */
export function environmentPath(model: string, environment: string): string {
  return `${environmentsFolder(model)}${environment}.json`;
}

/** The folder of a model's pointers, with a final slash. */
export function environmentsFolder(model: string): string {
  return `${MODELS_FOLDER}/${model}/environments/`;
}

/** `models/<model>/versions/<version>/<file>`; immutable once merged. */
export function versionPath(model: string, version: string, file: string = VERSION_FILES.version): string {
  return `${versionsFolder(model)}${version}/${file}`;
}

/** The folder of a model's versions, with a final slash. */
export function versionsFolder(model: string): string {
  return `${MODELS_FOLDER}/${model}/versions/`;
}
