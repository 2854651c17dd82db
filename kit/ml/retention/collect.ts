import type { Digest } from '../../format/manifest/digest.ts';
import { isFault } from '../../ground/errors/configuration-error.ts';
import type { Store } from '../store/store.ts';
import { keyOfMd5, type StoredItem } from '../store/stored-item.ts';
import type { Roots } from './find-roots.ts';
import { keysOfLock, traceBundle } from './trace-bundle.ts';

/** Something that nothing needs. */
export interface UnreachedItem {
  name: string;
  /** In bytes. */
  size: number;
  /** ISO 8601; null where the store does not say. */
  modified: string | null;
  /** What Git knows it as, such as `rent 1.0.0`; null for what Git does not know. */
  of: string | null;
}

export interface Collection {
  reached: { items: number; bytes: number };
  /** Too young to be judged. */
  young: { items: number; bytes: number };
  unreached: UnreachedItem[];
  /** Needed bundles that the store cannot give, and why. */
  missing: { bundle: Digest; of: string; why: string }[];
}

/** Goes through all that a store keeps and parts it by whether a root reaches it; not where a root cannot be followed. */
export async function collect({
  store,
  roots,
  since,
}: {
  store: Store;
  roots: Roots;
  /** What was stored since then is left alone. */
  since: Date;
}): Promise<Collection> {
  const collection: Collection = {
    reached: { items: 0, bytes: 0 },
    young: { items: 0, bytes: 0 },
    unreached: [],
    missing: [],
  };
  const needed = new Set([...roots.locks.flatMap(keysOfLock), ...roots.md5s.map(keyOfMd5)]);
  for (const [bundle, { name, isLive }] of roots.needed) {
    const { keys, fault } = await traceBundle(store, bundle);
    for (const key of keys) needed.add(key);
    // A version of the past that was removed as a whole needs nothing any more.
    if (fault !== undefined && (isLive || !isFault(fault, 'SLW_BUNDLE_MISSING')))
      collection.missing.push({ bundle, of: name, why: fault.message });
  }
  // What a bundle that cannot be read needs is not known: anything may be part of it.
  if (collection.missing.length > 0) return collection;
  const names = await nameKeys(store, roots.others);
  for await (const item of store.list()) sortItem({ item, needed, names, since, collection });
  collection.unreached.sort((a, b) => (a.of ?? '~').localeCompare(b.of ?? '~') || b.size - a.size);
  return collection;
}

/** What bundles nothing needs were, as far as the store still has them. */
async function nameKeys(store: Store, others: Roots['others']): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [bundle, of] of others)
    for (const key of (await traceBundle(store, bundle)).keys) names.set(key, of);
  return names;
}

function sortItem({
  item: { name, keys, size, modified },
  needed,
  names,
  since,
  collection,
}: {
  item: StoredItem;
  needed: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
  since: Date;
  collection: Collection;
}): void {
  const isNeeded = keys.some((key) => needed.has(key));
  if (!isNeeded && (modified === null || modified < since)) {
    const of = keys.map((key) => names.get(key)).find((known) => known !== undefined) ?? null;
    collection.unreached.push({ name, size, modified: modified?.toISOString() ?? null, of });
    return;
  }
  const pile = isNeeded ? collection.reached : collection.young;
  pile.items += 1;
  pile.bytes += size;
}
