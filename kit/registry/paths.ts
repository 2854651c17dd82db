/** Where the registry's files lie, from the project's folder. */
export const MODELS_FOLDER = 'models';

export const VERSION_FILES = {
  version: 'version.json',
  evaluation: 'evaluation.json',
  comparison: 'comparison.json',
  card: 'model-card.md',
} as const;

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
