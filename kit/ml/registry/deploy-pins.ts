import type { Digest } from '../../format/manifest/digest.ts';
import type { Environment } from '../../format/manifest/registry.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { RegistrySource } from './source.ts';

/** Where manifests for clusters lie, from the project's folder. */
export const DEPLOY_FOLDER = 'deploy/';

/** What stands where a digest will be, until something is promoted. */
export const NOTHING_YET: Digest = `sha256:${'0'.repeat(64)}`;

/** A line that holds the digest of what an environment serves, by its comment `# slipway: <model>/<environment>`. */
export interface Pin {
  /** Counted from 1. */
  line: number;
  model: string;
  environment: string;
  /** Undefined where the line states no digest, or several. */
  digest: string | undefined;
}

/** Lines of a text that name one of these bundles and carry no mark. */
export function listUnmarked(text: string, bundles: ReadonlySet<string>): number[] {
  return text.split('\n').flatMap((line, index) => {
    const names = (line.match(DIGEST) ?? []).some((digest) => bundles.has(digest));
    return names && !MARK.test(line) ? [index + 1] : [];
  });
}

/** The digests on the lines of a text that carry no mark. */
export function listUnmarkedDigests(text: string): string[] {
  return text.split('\n').flatMap((line) => (MARK.test(line) ? [] : (line.match(DIGEST) ?? [])));
}

const MARK = /#\s{0,8}slipway:\s{0,8}([^\s/]{1,200})\/(\S{1,200})\s*$/;
const DIGEST = /sha256:[0-9a-f]{64}(?![0-9a-f])/g;

/** Every marked line of a text, in order. */
export function listPins(text: string): Pin[] {
  return text.split('\n').flatMap((line, index) => {
    const [, model, environment] = MARK.exec(line) ?? [];
    if (model === undefined || environment === undefined) return [];
    const digests = line.match(DIGEST) ?? [];
    return [{ line: index + 1, model, environment, digest: digests.length === 1 ? digests[0] : undefined }];
  });
}

/**
 * The text with the digest of each line that is marked for the model and environment; every other byte stays.
 * @throws RangeError naming the line, for a marked one that does not hold exactly one digest
 */
export function pinDigest(text: string, { model, environment, bundle }: Pointing): string {
  const lines = text.split('\n');
  for (const pin of listPins(text)) {
    if (pin.model !== model || pin.environment !== environment) continue;
    if (pin.digest === undefined)
      throw new RangeError(`line ${pin.line} is marked and does not hold one digest`);
    const index = pin.line - 1;
    lines[index] = (lines[index] ?? '').replace(pin.digest, bundle);
  }
  return lines.join('\n');
}

type Pointing = Pick<Environment, 'model' | 'environment' | 'bundle'>;

/**
 * What a pointer changes in the manifests for clusters: the files with a line marked for its model and environment that
 * states another digest. Nothing where there is no such folder.
 * @throws ConfigurationError for a marked line without a digest
 */
export async function repinDeployment(
  source: RegistrySource,
  pointing: Pointing,
): Promise<Record<string, string>> {
  const changed: Record<string, string> = {};
  for (const [path, text] of await readDeployFiles(source)) {
    const pinned = attempt(path, () => pinDigest(text, pointing));
    if (pinned !== text) changed[path] = pinned;
  }
  return changed;
}

/** The YAML and JSON files under `deploy/`, by path. */
export async function readDeployFiles(source: RegistrySource): Promise<[path: string, text: string][]> {
  const files: [string, string][] = [];
  for (const path of await source.list(DEPLOY_FOLDER)) {
    const text = /\.(ya?ml|json)$/.test(path) ? await source.read(path) : undefined;
    if (text !== undefined) files.push([path, text]);
  }
  return files;
}

function attempt(path: string, pin: () => string): string {
  try {
    return pin();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ConfigurationError(
      'SLW_REGISTRY_INCOHERENT',
      `${path}: ${cause.message}. Write the bundle's digest there, ${NOTHING_YET} before the first promotion, or remove the mark.`,
      { cause },
    );
  }
}
