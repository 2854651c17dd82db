import { posix } from 'node:path';
import { listPins, listUnmarkedDigests, readDeployFiles } from '../../../kit/ml/registry/deploy-pins.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import type { CheckedLink } from './lineage.ts';

/** A file or a folder of `deploy/`, and what its lines say. */
interface Place {
  /** How often each environment is marked. */
  marks: Map<string, number>;
  /** Digests on lines without a mark. */
  unmarked: Set<string>;
}

/**
 * Marks of `deploy/` that the base has and the checkout does not, counted in each file and each folder: another mark
 * elsewhere makes up for none. One that went together with a digest that nobody vouches for is a broken link: it hides
 * what a cluster is told to run. One that only went is told.
 */
export async function checkMarks({
  model,
  source,
  base,
  live,
}: {
  model: string;
  source: RegistrySource;
  base: RegistrySource;
  /** Bundles that environments point at. */
  live: ReadonlySet<string>;
}): Promise<CheckedLink[]> {
  const now = await readPlaces(source, model);
  const links: CheckedLink[] = [];
  for (const [path, before] of await readPlaces(base, model)) {
    const after = now.get(path);
    for (const environment of listLost(before, after)) {
      const strange = [...(after?.unmarked ?? [])].filter(
        (digest) => !before.unmarked.has(digest) && !live.has(digest),
      );
      if (strange.length > 0) links.push(explainHidden({ environment, path, model, strange }));
      else if (after && !isFolder(path)) links.push(explainGone({ environment, path, model }));
    }
  }
  return links;
}

/** Files by their paths, and the folders that hold them, with a slash at their end. */
async function readPlaces(source: RegistrySource, model: string): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const [path, text] of await readDeployFiles(source)) {
    for (const name of [path, `${posix.dirname(path)}/`]) {
      const place = places.get(name) ?? { marks: new Map(), unmarked: new Set() };
      places.set(name, place);
      for (const digest of listUnmarkedDigests(text)) place.unmarked.add(digest);
      for (const pin of listPins(text).filter((each) => each.model === model))
        place.marks.set(pin.environment, (place.marks.get(pin.environment) ?? 0) + 1);
    }
  }
  return places;
}

function listLost(before: Place, after: Place | undefined): string[] {
  return [...before.marks]
    .filter(([environment, count]) => count > (after?.marks.get(environment) ?? 0))
    .map(([environment]) => environment);
}

function isFolder(path: string): boolean {
  return path.endsWith('/');
}

interface Lost {
  environment: string;
  path: string;
  model: string;
}

function explainHidden({ environment, path, model, strange }: Lost & { strange: string[] }): CheckedLink {
  return {
    environment,
    link: `${path} → a mark`,
    state: 'broken',
    detail: `the mark "# slipway: ${model}/${environment}" that the base branch has there is gone, and a digest without a mark came: ${strange.join(', ')}. Put the mark back on the line of the model's bundle; if that is the digest of something else, let it come in a change of its own`,
  };
}

function explainGone({ environment, path, model }: Lost): CheckedLink {
  return {
    environment,
    link: `${path} → a mark`,
    state: 'unchecked',
    detail: `the mark "# slipway: ${model}/${environment}" that the base branch has there is gone: no promotion changes what a cluster runs by this file`,
  };
}
