import type { Release, ReleaseAsset } from '../../../host/forge/release-schemas.ts';
import type { Releases } from '../../../host/forge/releases.ts';
import type { Place } from './contents.ts';
import { readContentsOf } from './describe-release.ts';
import { readHead } from './read-archive.ts';

/** A published archive of ours. */
export interface StoredArchive {
  release: Release;
  asset: ReleaseAsset;
  /** The name by its content: the tag's beginning, and the asset's. */
  base: string;
}

/** The releases as they were when they were last listed. */
export interface Listing {
  /** Newest first: what was stored anew comes before what was damaged. */
  archives: readonly StoredArchive[];
  drafts: readonly Release[];
  /** Tags of all published releases, ours or not. */
  tags: ReadonlySet<string>;
}

/** Finds blobs among the releases. The listing is read once, and again when asked to. */
export interface Catalog {
  read(): Promise<Listing>;
  refresh(): Promise<Listing>;
  /** Takes up a release that was just published, which a listing may lack for a while. */
  add(release: Release): Promise<void>;
  /** The newest archive with a file of this path; undefined when the last listing has none. */
  find(path: string): Promise<{ archive: StoredArchive; place: Place } | undefined>;
  /** Where the files of an archive lie. */
  placesOf(archive: StoredArchive): Promise<ReadonlyMap<string, Place>>;
}

const ASSET_NAME = /^((?:bundle|blobs|about)-[0-9a-f]{12}(?:-[0-9a-f]{12})?)\.oci\.tar$/;

/** What an archive's asset is called. */
export function assetNameOf(base: string): string {
  return `${base}.oci.tar`;
}

export function openCatalog(releases: Releases): Catalog {
  const added = new Map<number, Release>();
  const places = new Map<number, Promise<ReadonlyMap<string, Place>>>();
  let current: Promise<Listing> | undefined;
  const refresh = () => {
    const listing = releases.list().then((found) => arrange(mergeReleases(found, added)));
    current = listing;
    // A failure is not remembered: the next question asks again.
    listing.catch(() => {
      if (current === listing) current = undefined;
    });
    return listing;
  };
  const read = () => current ?? refresh();
  const placesOf = ({ release, asset }: StoredArchive) => {
    const known = places.get(asset.id);
    if (known) return known;
    const reading = readPlaces(releases, release, asset);
    places.set(asset.id, reading);
    reading.catch(() => places.delete(asset.id));
    return reading;
  };
  return {
    read,
    refresh,
    placesOf,
    add: async (release) => {
      added.set(release.id, release);
      const { archives, drafts } = await read();
      const others = [...archives.map((archive) => archive.release), ...drafts];
      current = Promise.resolve(arrange([release, ...others.filter(({ id }) => id !== release.id)]));
    },
    find: async (path) => {
      for (const archive of (await read()).archives) {
        const place = (await placesOf(archive)).get(path);
        if (place) return { archive, place };
      }
      return undefined;
    },
  };
}

function mergeReleases(found: Release[], added: ReadonlyMap<number, Release>): Release[] {
  const listed = new Set(found.map(({ id }) => id));
  return [...found, ...[...added.values()].filter(({ id }) => !listed.has(id))];
}

function arrange(releases: readonly Release[]): Listing {
  const published = releases.filter(({ draft }) => !draft);
  return {
    archives: published.flatMap(toArchive).sort((a, b) => b.release.id - a.release.id),
    drafts: releases.filter(({ draft }) => draft),
    tags: new Set(published.map(({ tag_name }) => tag_name)),
  };
}

function toArchive(release: Release): StoredArchive[] {
  const [asset, more] = release.assets;
  const base = ASSET_NAME.exec(asset?.name ?? '')?.[1];
  return asset && base !== undefined && more === undefined ? [{ release, asset, base }] : [];
}

/** From the release's text, or, where that does not say, from the archive itself. */
async function readPlaces(releases: Releases, { body }: Release, asset: ReleaseAsset) {
  return readContentsOf(body ?? '') ?? (await readHead(releases, asset)) ?? new Map<string, Place>();
}
