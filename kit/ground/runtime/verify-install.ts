import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { hasCode } from '../errors/configuration-error.ts';
import { isForThisPlatform } from './file-list.ts';
import { hashFile } from './hash-file.ts';
import { type PinnedLibrary, PLATFORM } from './library.ts';

/** What Node may load. Of it, nothing needs to be there that only `import` or an install script reaches. */
const LOADABLE = /\.(c?js|json|node|dll|dylib|so(\.\d+)*)$/;
const NOT_REQUIRED = /(^|\/)(esm|script)\//;

/**
 * Why the library in the `node_modules` of `folder` cannot be used, or undefined where every file of its packages is the
 * one the pinned package holds: none changed, none added, none missing that is loaded. Links are not followed. Another
 * platform's packages are not looked at, since nothing loads them.
 *
 * Held at this moment: whoever may write the folder may change it before Node reads it again. Packages beside the
 * library's own are not looked at, because nothing of the library's asks for them.
 */
export function findFault(folder: string, library: PinnedLibrary): string | undefined {
  const modules = join(folder, 'node_modules');
  try {
    for (const [name, { files, ...limits }] of Object.entries(library.packages)) {
      if (!isForThisPlatform({ files, ...limits })) continue;
      const fault =
        findStranger(modules, name) ?? findPackageFault({ modules, name, files, prebuilt: library.prebuilt });
      if (fault !== undefined) return fault;
    }
    return undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'it is not complete';
    throw error;
  }
}

/** A folder on the way to a package that is a link, or what Node would take before the library's own. */
function findStranger(modules: string, name: string): string | undefined {
  const scope = name.includes('/') ? join(modules, name.split('/')[0] ?? '') : undefined;
  const namesake = `${basename(name)}.`;
  for (const folder of [modules, scope, join(modules, name)]) {
    if (folder === undefined || lstatSync(folder).isDirectory()) continue;
    return `${folder} is no folder, or a link to one`;
  }
  const [inFront] = readdirSync(scope ?? modules).filter(
    (entry) => entry.startsWith(namesake) || (scope !== undefined && entry === 'node_modules'),
  );
  return inFront === undefined ? undefined : `${join(scope ?? modules, inFront)} does not belong there`;
}

interface PackagePlace {
  modules: string;
  name: string;
  files: Readonly<Record<string, string>>;
  prebuilt: string | undefined;
}

function findPackageFault({ modules, name, files, prebuilt }: PackagePlace): string | undefined {
  const folder = join(modules, name);
  const isForeign = (path: string) => prebuilt !== undefined && isOtherPlatforms(path, prebuilt);
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const path = toPath(entry, folder);
    if (!Object.hasOwn(files, path)) return `${name}/${path} does not belong to it`;
    if (!entry.isFile()) return `${name}/${path} is not a regular file`;
    if (!isForeign(path) && hashFile(join(folder, path)) !== files[path])
      return `${name}/${path} has changed`;
    found.add(path);
  }
  const isMissing = (path: string) => isRequired(path) && !isForeign(path) && !found.has(path);
  const missing = Object.keys(files).find(isMissing);
  return missing === undefined ? undefined : `${name}/${missing} is missing`;
}

function toPath({ parentPath, name }: Dirent, folder: string): string {
  return relative(folder, join(parentPath, name)).split(sep).join('/');
}

/** Whether a package cannot work without the file at `path`. */
export function isRequired(path: string): boolean {
  return LOADABLE.test(path) && !NOT_REQUIRED.test(path);
}

/** Whether a path of a package leads to files for another platform than this one. */
export function isOtherPlatforms(path: string, prebuilt: string, platform = PLATFORM): boolean {
  return path.startsWith(`${prebuilt}/`) && !path.startsWith(`${prebuilt}/${platform.replace('-', '/')}/`);
}

/** Whether the library has native code for this platform at all. */
export function hasBuild({ packages, prebuilt }: PinnedLibrary): boolean {
  return Object.values(packages)
    .filter(isForThisPlatform)
    .flatMap(({ files }) => Object.keys(files))
    .some((path) => path.endsWith('.node') && !(prebuilt && isOtherPlatforms(path, prebuilt)));
}
