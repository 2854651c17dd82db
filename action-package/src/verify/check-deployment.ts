import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import { listPins, NOTHING_YET, type Pin, readDeployFiles } from '../../../kit/registry/deploy-pins.ts';
import { readEnvironment } from '../../../kit/registry/environments.ts';
import { findPlainSecrets } from '../../../kit/registry/plain-secrets.ts';
import type { RegistrySource } from '../../../kit/registry/source.ts';
import type { VerifyInputs } from './inputs.ts';
import { type CheckedLink, startLineage } from './lineage.ts';

interface Deployment {
  inputs: VerifyInputs;
  source: RegistrySource;
}

/**
 * The manifests under `deploy/` name the bundles that the environments point at, and hold no secret in the open.
 * No links where there is no such folder.
 */
export async function checkDeployment({ inputs, source }: Deployment): Promise<CheckedLink[]> {
  const links: CheckedLink[] = [];
  for (const [path, text] of await readDeployFiles(source)) {
    for (const pin of listPins(text).filter((each) => isAsked(inputs, each))) {
      const lineage = startLineage(pin.environment);
      await lineage.attempt(`${path}:${pin.line} → pointer`, () => refuseStalePin({ inputs, source }, pin));
      links.push(...lineage.links);
    }
    links.push(...findSecrets(path, text));
  }
  return links;
}

function isAsked({ model, environment }: VerifyInputs, pin: Pin): boolean {
  return pin.model === model && (environment ?? pin.environment) === pin.environment;
}

async function refuseStalePin({ inputs, source }: Deployment, pin: Pin): Promise<void> {
  const { model, environment, digest } = pin;
  const known = inputs.pipeline?.environments;
  if (known && !known.includes(environment))
    throw new ConfigurationError(
      `The mark names the environment "${environment}", and pipeline.yaml has ${known.join(', ')}. Correct the mark.`,
    );
  const pointer = await readEnvironment(source, model, environment);
  const wanted = pointer?.bundle ?? NOTHING_YET;
  if (digest === wanted) return;
  const reason = pointer ? `${environment} points to ${wanted}` : `nothing is promoted to ${environment} yet`;
  throw new ConfigurationError(
    `States ${digest ?? 'no digest'}, and ${reason}. Write ${wanted} there, or change both by a promotion.`,
  );
}

function findSecrets(path: string, text: string): CheckedLink[] {
  return findPlainSecrets(text).map(({ line, what }) => ({
    environment: 'deploy',
    link: `${path}:${line} → no plain secret`,
    state: 'broken',
    detail: `${what} stands there for everyone to read. Remove it and change the secret; use a SealedSecret, an ExternalSecret or SOPS, or create it in the cluster.`,
  }));
}
