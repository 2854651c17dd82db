import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { listClaims, parseProvenance } from '../../../kit/ml/sign/provenance.ts';
import { describeBundleOrigin } from '../shared/sign/describe-bundle-origin.ts';

/**
 * Holds every digest that a version's statement names against the bundle.
 * @returns the statement's text
 * @throws ConfigurationError naming the first that is another one
 */
export async function checkStatement(
  { source, bundle }: { source: RegistrySource; bundle: Bundle },
  path: string,
): Promise<string> {
  const text = await source.read(path);
  if (text === undefined)
    throw new ConfigurationError('SLW_REGISTRY_INCOHERENT', `${path} does not exist. Restore it from Git.`);
  const stated = listClaims(parseProvenance(text, path));
  const found = listClaims(parseProvenance(describeBundleOrigin(bundle), 'the statement of the bundle'));
  // A later Slipway may state more of a bundle than the one that packaged it did, but never less than its digest.
  const names = new Set([`${bundle.run.model} (sha256)`, ...Object.keys(stated)]);
  const broken = [...names].find((name) => stated[name] !== found[name]);
  if (broken === undefined) return text;
  throw new ConfigurationError(
    'SLW_REGISTRY_INCOHERENT',
    `${path} states ${stated[broken] ?? 'nothing'} for ${broken}, and the bundle says ${found[broken] ?? 'nothing'}. Restore it from Git.`,
  );
}
