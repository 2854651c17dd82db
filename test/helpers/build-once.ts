import { keepFolder } from './keep-folder.ts';
import { listTemporaryFolders } from './temporary-folder.ts';

/**
 * A project that many tests of a file start from, built when the first asks for it. To each that follows it is given as
 * it was then: what lies in the temporary folders that the building made, and the object's own fields.
 *
 * Every call gives the same object at the same paths: one test has one of it. What is built uses nothing built before.
 */
export function buildOnce<Built extends object>(build: () => Built | Promise<Built>): () => Promise<Built> {
  let rewind: Promise<() => Built> | undefined;
  return async () => {
    rewind ??= keepBuilt(build);
    return (await rewind)();
  };
}

async function keepBuilt<Built extends object>(build: () => Built | Promise<Built>): Promise<() => Built> {
  const before = new Set(listTemporaryFolders());
  const built = await build();
  const fields = { ...built };
  const folders = listTemporaryFolders()
    .filter((folder) => !before.has(folder))
    .map(keepFolder);
  return () => {
    for (const putBack of folders) putBack();
    return Object.assign(built, fields);
  };
}
