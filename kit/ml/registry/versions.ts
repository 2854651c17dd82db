import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { type Version, VersionSchema } from '../../format/manifest/registry.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { versionPath, versionsFolder } from './paths.ts';
import type { RegistrySource } from './source.ts';

/**
 * One version of a model.
 * @returns undefined when there is none of that number
 * @throws ConfigurationError when the file is not a version, or is another one's
 */
export async function readVersion(
  source: RegistrySource,
  model: string,
  version: string,
): Promise<Version | undefined> {
  const path = versionPath(model, version);
  const text = await source.read(path);
  if (text === undefined) return undefined;
  const found = parseManifest(VersionSchema, text, path);
  if (found.model === model && found.version === version) return found;
  throw new ConfigurationError(
    'SLW_REGISTRY_INCOHERENT',
    `${path} describes model "${found.model}" version ${found.version}. Versions never change: restore the file from Git.`,
  );
}

/** Every version of a model, oldest number first. */
export async function readVersions(source: RegistrySource, model: string): Promise<Version[]> {
  const versions: Version[] = [];
  for (const name of await listVersions(source, model)) {
    const version = await readVersion(source, model, name);
    if (version) versions.push(version);
  }
  return versions.sort((a, b) => compareVersions(a.version, b.version));
}

async function listVersions(source: RegistrySource, model: string): Promise<string[]> {
  const folder = versionsFolder(model);
  const names = new Set<string>();
  for (const path of await source.list(folder)) {
    const [name, file] = path.slice(folder.length).split('/');
    if (name && file === 'version.json') names.add(name);
  }
  return [...names];
}

/** Negative when `a` is the older number (semver.org, section 11, without pre-releases). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What the next number depends on. */
export interface VersionChange {
  /** Numbers given away already, in any order. */
  taken: readonly string[];
  /** The version the next one is measured against; undefined for the first. */
  previous: { version: string; data: { version: string } } | undefined;
  /** The signature differs, or the contract refuses what the previous one took. */
  breaks: boolean;
  dataVersion: string;
}

const PARTS = ['major', 'minor', 'patch'] as const;
type Part = (typeof PARTS)[number];

/** The number of the next version: major when callers break, minor with other data, else patch; never one taken. */
export function nextVersion(change: VersionChange): string {
  const { part, first } = startLine(change);
  let candidate = first;
  while (change.taken.includes(candidate)) candidate = bumpVersion(candidate, part);
  return candidate;
}

/** Whether `nextVersion` would come to this number if others before it were taken too. */
export function mayBeNext(version: string, change: VersionChange): boolean {
  const { part, first } = startLine(change);
  const [least, numbers] = [first.split('.').map(Number), version.split('.').map(Number)];
  const fits = (index: number, number = 0, wanted = 0) =>
    PARTS[index] === part ? number >= wanted : number === wanted;
  return (
    !change.taken.includes(version) && least.every((wanted, index) => fits(index, numbers[index], wanted))
  );
}

/** The part of the number that a change raises, and the first number that this gives. */
function startLine({ previous, breaks, dataVersion }: VersionChange): { part: Part; first: string } {
  const part = breaks ? 'major' : previous?.data.version === dataVersion ? 'patch' : 'minor';
  return { part, first: previous ? bumpVersion(previous.version, part) : '1.0.0' };
}

function bumpVersion(version: string, part: Part): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (part === 'major') return `${major + 1}.0.0`;
  return part === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
