import { isRecord } from '../../ground/values/record.ts';
/** Parameters by dotted path, each as one line of JSON: `{"tree": {"depth": 3}}` is `tree.depth` with `3`. */
export function listParams(params: Readonly<Record<string, unknown>>): Map<string, string> {
  const flat = new Map<string, string>();
  collect(params, [], flat);
  return flat;
}

function collect(value: unknown, path: readonly string[], flat: Map<string, string>): void {
  if (!isRecord(value)) {
    flat.set(path.join('.'), JSON.stringify(value));
    return;
  }
  for (const [name, item] of Object.entries(value)) collect(item, [...path, name], flat);
}

export interface ParamChange {
  name: string;
  /** One line of JSON; null where there is no such parameter. */
  before: string | null;
  after: string | null;
}

/** The parameters that differ, by name. */
export function compareParams(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ParamChange[] {
  const [old, now] = [listParams(before), listParams(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}
