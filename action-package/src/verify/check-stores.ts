import type { Version } from '../../../kit/format/manifest/registry.ts';
import { versionPath } from '../../../kit/ml/registry/paths.ts';
import type { Lineage } from './lineage.ts';

/**
 * The store that each version names. A store may move, and versions of before then name the old one; one that names
 * another than the present store although a version before it names that was edited.
 * @param versions oldest number first
 */
export function checkStores(lineage: Lineage, versions: readonly Version[], store: string): void {
  const firstHere = versions.findIndex((version) => version.store === store);
  for (const [index, version] of versions.entries()) {
    const link = `version ${version.version} → store`;
    const problem = `${versionPath(version.model, version.version)} names the store ${version.store}, and this is ${store}`;
    if (version.store === store) lineage.compare(link, store, store);
    else if (firstHere >= 0 && firstHere < index)
      lineage.fail(link, `${problem}, which versions before it name. Restore the file from Git.`);
    else
      lineage.skip(
        link,
        `${problem}: it was promoted before the store moved, or the input "store" names another`,
      );
  }
}
