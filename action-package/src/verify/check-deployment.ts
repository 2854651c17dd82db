import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { listPins, NOTHING_YET, type Pin, readDeployFiles } from '../../../kit/ml/registry/deploy-pins.ts';
import { listModels, readEnvironment } from '../../../kit/ml/registry/environments.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { checkMarks } from './check-marks.ts';
import type { VerifyInputs } from './inputs.ts';
import { type CheckedLink, type Lineage, startLineage } from './lineage.ts';
import { listLive, listUnmarkedLinks } from './list-unmarked-links.ts';

interface Deployment {
  inputs: VerifyInputs;
  source: RegistrySource;
  /** The branch that this goes to; undefined where the clone lacks it. */
  base: RegistrySource | undefined;
}

/**
 * The manifests under `deploy/` name the bundles that the environments point at, and keep the marks by which that is
 * known. No links where there is no such folder.
 */
export async function checkDeployment({ inputs, source, base }: Deployment): Promise<CheckedLink[]> {
  const links: CheckedLink[] = [];
  const models = await listModels(source);
  for (const [path, text] of await readDeployFiles(source)) {
    for (const pin of listPins(text).filter(({ environment }) => isAsked(inputs, environment))) {
      const lineage = startLineage(pin.environment);
      const link = `${path}:${pin.line} → pointer`;
      if (pin.model === inputs.model)
        await lineage.attempt(link, () => refuseStalePin({ inputs, source, pin }));
      else tellOther({ pin, link, lineage, inputs, known: models.includes(pin.model) });
      links.push(...lineage.links);
    }
  }
  const live = await listLive(source, inputs.model);
  links.push(...(await listUnmarkedLinks({ inputs, source, live })));
  if (base === undefined) return links;
  const { model } = inputs;
  return [...links, ...(await checkMarks({ model, source, base, live: new Set(live.values()) }))];
}

function isAsked({ environment }: VerifyInputs, marked: string): boolean {
  return environment === undefined || environment === marked;
}

/**
 * What a mark of another model comes to. One that the registry knows is looked at when that model is verified; one that
 * it does not know, with a digest, is what a rename left behind, and a cluster may run it.
 */
function tellOther({
  pin: { model, environment, digest },
  link,
  lineage,
  inputs,
  known,
}: {
  pin: Pin;
  link: string;
  lineage: Lineage;
  inputs: VerifyInputs;
  known: boolean;
}): void {
  if (known) {
    lineage.skip(link, `marked for the model ${model}: verify that model too`);
    return;
  }
  const problem = `The mark names the model "${model}", of which nothing is promoted; no promotion of ${inputs.model} changes this line. If the model was renamed, write ${inputs.model}/${environment} in the mark and ${NOTHING_YET} as the digest; else remove the mark.`;
  if (digest === NOTHING_YET) lineage.skip(link, problem);
  else lineage.fail(link, problem);
}

async function refuseStalePin({
  inputs,
  source,
  pin,
}: Pick<Deployment, 'inputs' | 'source'> & { pin: Pin }): Promise<void> {
  const { model, environment, digest } = pin;
  const known = inputs.pipeline?.environments;
  if (known && !known.includes(environment))
    throw new ConfigurationError(
      'SLW_ENVIRONMENT_UNKNOWN',
      `The mark names the environment "${environment}", and pipeline.yaml has ${known.join(', ')}. Correct the mark.`,
    );
  const pointer = await readEnvironment(source, model, environment);
  const wanted = pointer?.bundle ?? NOTHING_YET;
  if (digest === wanted) return;
  const reason = pointer ? `${environment} points to ${wanted}` : `nothing is promoted to ${environment} yet`;
  throw new ConfigurationError(
    'SLW_REGISTRY_INCOHERENT',
    `States ${digest ?? 'no digest'}, and ${reason}. Write ${wanted} there, or change both by a promotion.`,
  );
}
