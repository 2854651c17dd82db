import type { Assignment, Registration, RegistryHistory } from './history.ts';

/** A tag that the history calls for. */
export interface DerivedTag {
  name: string;
  commit: string;
  message: string;
  /** Time of what it tells, ISO 8601. */
  at: string;
  /** Whether it follows the newest state, so that it may be moved. */
  moves: boolean;
}

/** A version of the data, at the step that brought its lock. */
export interface DataRelease {
  model: string;
  version: string;
  commit: string;
  at: string;
}

/**
 * The tags of the model registry, as GTO reads them (gto.ai.iterative.ai, "Git tags format"): `model@v1.2.0` where a
 * version was registered; `model#environment#3` for the third assignment and `model#environment!#3` for a removal, both
 * at the commit of the version they speak of. A version that is registered nowhere gets none.
 */
export function deriveModelTags({ registrations, assignments }: RegistryHistory): DerivedTag[] {
  const first = new Map<string, Registration>();
  for (const registration of registrations) {
    const key = keyOf(registration.model, registration.version);
    if (!first.has(key)) first.set(key, registration);
  }
  const versions = [...first.values()].map(
    ({ model, version, commit, at }): DerivedTag => ({
      name: `${model}@v${version}`,
      commit,
      message: `Registering artifact ${model} version v${version}`,
      at,
      moves: false,
    }),
  );
  return [...versions, ...deriveAssignmentTags(assignments, first)];
}

function deriveAssignmentTags(
  assignments: readonly Assignment[],
  registered: ReadonlyMap<string, Registration>,
): DerivedTag[] {
  const tracks = new Map<string, { count: number; time: number }>();
  return assignments.flatMap((assignment) => {
    const { model, environment } = assignment;
    const key = keyOf(model, environment);
    const before = tracks.get(key) ?? { count: 0, time: 0 };
    const track = { count: before.count + 1, time: nextSecond(assignment.at, before.time) };
    tracks.set(key, track);
    const version = assignment.version ?? assignment.from ?? '';
    const commit = registered.get(keyOf(model, version))?.commit;
    if (commit === undefined) return [];
    const isRemoval = assignment.version === null;
    const verb = isRemoval ? 'Unassigning' : 'Assigning';
    return [
      {
        name: `${model}#${environment}${isRemoval ? '!' : ''}#${track.count}`,
        commit,
        message: `${verb} stage ${environment} ${isRemoval ? 'from' : 'to'} artifact ${model} version v${version}`,
        at: new Date(track.time).toISOString(),
        moves: false,
      },
    ];
  });
}

/** GTO takes the assignment with the latest time as the one in force: times of one environment grow by whole seconds. */
function nextSecond(at: string, before: number): number {
  return Math.max(Math.floor(Date.parse(at) / 1000) * 1000, before + 1000);
}

/**
 * `data-v1.2.0` where that version first came, `data-latest` at the newest step, `data-previous` at the one before. After
 * a project was renamed its data begin anew: those of the new name are `data-<model>-v1.0.0`, and the moving two are theirs.
 */
export function deriveDataTags(releases: readonly DataRelease[]): DerivedTag[] {
  const named = new Map<string, DataRelease>();
  for (const release of releases) {
    const isFirst = release.model === releases[0]?.model;
    const name = `data-${isFirst ? '' : `${release.model}-`}v${release.version}`;
    if (!named.has(name)) named.set(name, release);
  }
  const model = releases.at(-1)?.model;
  const [latest, previous] = releases.filter((release) => release.model === model).toReversed();
  return [
    ...[...named].map(([name, release]) => describeData(name, release, false)),
    ...(latest ? [describeData('data-latest', latest, true)] : []),
    ...(previous ? [describeData('data-previous', previous, true)] : []),
  ];
}

function describeData(name: string, { version, commit, at }: DataRelease, moves: boolean): DerivedTag {
  return { name, commit, message: `Data ${version}`, at, moves };
}

function keyOf(model: string, name: string): string {
  return `${model} ${name}`;
}
