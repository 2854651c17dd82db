import { type Evaluation, EvaluationSchema } from '../../format/manifest/evaluation.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import type { Version } from '../../format/manifest/registry.ts';
import type { Signature } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Git } from '../../host/git/git.ts';
import { VERSION_FILES, versionPath } from './paths.ts';
import { readVersionSignature } from './read-signature.ts';
import { readFromGit } from './source.ts';
import { readVersion, readVersions } from './versions.ts';

/** What the registry holds of one version. */
export interface VersionFacts {
  version: Version;
  evaluation: Evaluation | undefined;
  /** How it takes rows; undefined where Git does not hold it. */
  signature: Signature | undefined;
}

/** @throws ConfigurationError for a version that is not there, naming those that are */
export async function readVersionFacts({
  git,
  ref,
  model,
  version,
}: {
  git: Pick<Git, 'show' | 'list'>;
  ref: string;
  model: string;
  version: string;
}): Promise<VersionFacts> {
  const source = readFromGit(git, ref);
  const found = await readVersion(source, model, version);
  if (!found) {
    const known = (await readVersions(source, model)).map((each) => each.version).join(', ') || 'none';
    throw new ConfigurationError(
      'SLW_NAME_UNKNOWN',
      `There is no version "${version}" of ${model} at ${ref.slice(0, 12)}. There are: ${known}.`,
    );
  }
  const path = versionPath(model, version, VERSION_FILES.evaluation);
  const text = await source.read(path);
  return {
    version: found,
    evaluation: text === undefined ? undefined : parseManifest(EvaluationSchema, text, path),
    signature: await readVersionSignature(source, found),
  };
}
