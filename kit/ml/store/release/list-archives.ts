import { manifestPath } from '../blob-ref.ts';
import { emptyConfig } from '../empty-config.ts';
import type { StoredItem } from '../stored-item.ts';
import type { Catalog, StoredArchive } from './catalog.ts';

const EMPTY = manifestPath(emptyConfig.digest);

/**
 * What the releases keep, each release as one item. A blob that several hold counts for the newest, which is the one that
 * readers take it from: an older release is not needed for its sake. A bundle has a release of its own in any case.
 */
export async function* listArchives(catalog: Catalog): AsyncIterable<StoredItem> {
  const taken = new Set([EMPTY]);
  for (const archive of (await catalog.refresh()).archives) {
    const paths = [...(await catalog.placesOf(archive)).keys()].filter((path) => path.startsWith('blobs/'));
    const own = paths.filter((path) => !taken.has(path));
    for (const path of own) taken.add(path);
    const { release, asset } = archive;
    const modified = release.published_at ? new Date(release.published_at) : null;
    yield { name: release.tag_name, keys: pickKeys(archive, own), size: asset.size, modified };
  }
}

/** A bundle is known by its manifest alone: what it shares with others, they hold too. */
function pickKeys({ base }: StoredArchive, paths: string[]): string[] {
  const [, digits] = /^bundle-(.+)$/.exec(base) ?? [];
  return digits === undefined ? paths : paths.filter((path) => path.startsWith(`blobs/sha256/${digits}`));
}
