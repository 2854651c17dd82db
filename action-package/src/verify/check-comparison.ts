import type { Comparison } from '../../../kit/format/manifest/comparison.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { judgePrimary } from '../../../kit/maths/stats/judge-difference.ts';
import { concludeVerdict } from '../../../kit/ml/duel/gates.ts';
import { parseComparison } from '../../../kit/ml/duel/read-comparison.ts';
import { VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { readVersion } from '../../../kit/ml/registry/versions.ts';
import type { BundleCheck } from './verification.ts';

/**
 * What a comparison says of itself and of the registry. Its numbers are not measured again: that takes the rows and both
 * models.
 */
export async function checkComparison(check: BundleCheck): Promise<void> {
  const { lineage, source, version, bundle } = check;
  const path = versionPath(version.model, version.version, VERSION_FILES.comparison);
  const link = `version ${version.version}: ${VERSION_FILES.comparison}`;
  const compared = await lineage.attempt(link, async () => {
    const text = await source.read(path);
    if (text === undefined)
      throw new ConfigurationError('SLW_REGISTRY_INCOHERENT', `${path} does not exist. Restore it from Git.`);
    return parseComparison({ text, file: path, primary: bundle.evaluation.primary });
  });
  if (!compared) return;
  lineage.compare(`${link} → bundle`, compared.challenger, bundle.digest);
  lineage.compare(`${link} → model`, compared.model, version.model);
  lineage.compare(`${link} → primary metric`, compared.primary, bundle.evaluation.primary);
  lineage.compare(`${link} → outcome`, compared.outcome, judgePrimary(compared));
  lineage.compare(`${link} → verdict`, compared.verdict, concludeVerdict(compared.gates));
  checkEnvironment({ check, link: `${link} → environment`, path, compared });
  await checkChampion({ check, link: `${link} → champion`, compared });
}

interface Claim {
  check: BundleCheck;
  link: string;
  compared: Comparison;
}

/** An environment that is, or once was, one of this model's. */
function checkEnvironment({ check, link, path, compared }: Claim & { path: string }): void {
  const { lineage, inputs, knownEnvironments, seesHistory } = check;
  const { environment } = compared;
  const problem = `${path} names the environment "${environment}", and ${inputs.model} never had one of that name`;
  if (knownEnvironments.includes(environment)) lineage.compare(link, environment, environment);
  else if (seesHistory) lineage.fail(link, `${problem}. Restore it from Git.`);
  else lineage.skip(link, `"${environment}" is none of today's, and a shallow clone knows no others`);
}

/** The champion is the bundle of its version, where the registry still has that, and the same model if it is said to be. */
async function checkChampion({
  check: { lineage, source, inputs, version },
  link,
  compared: { champion, identical },
}: Omit<Claim, 'path'>): Promise<void> {
  if (champion === null) return;
  const known = await lineage.attempt(`${link} version`, () =>
    readVersion(source, inputs.model, champion.version),
  );
  if (!known) return;
  lineage.compare(link, champion.bundle, known.bundle);
  if (identical) lineage.compare(`${link}, byte for byte`, version.artefact.digest, known.artefact.digest);
}
