import type { Kubectl } from './kubectl.ts';

/** What every call that changes the cluster is told: an unknown field is an error, and so is a warning of the server. */
const STRICT = ['--validate=strict', '--warnings-as-errors'] as const;

/** Applies an overlay as the README says; a line for each object: `deployment.apps/house-price unchanged`. */
export async function applyOverlay(kubectl: Kubectl, folder: string): Promise<string[]> {
  return (await kubectl('apply', ...STRICT, '-k', folder)).trimEnd().split('\n');
}

/**
 * What applying changed, of the lines that it printed. kubectl replaces the selector of a disruption budget every time
 * and calls that configured; the server finds nothing new in it.
 */
export function listChanged(lines: readonly string[]): string[] {
  const nothingNew = /^(.* unchanged|poddisruptionbudget\.policy\/\S+ configured)$/;
  return lines.filter((line) => !nothingNew.test(line));
}

/** Applies a file in the same way. */
export async function applyFile(kubectl: Kubectl, file: string): Promise<string[]> {
  return (await kubectl('apply', ...STRICT, '-f', file)).trimEnd().split('\n');
}

/** Has the server judge a manifest without keeping it; what it answers to the last. */
export function judge(kubectl: Kubectl, manifest: object): Promise<string> {
  return kubectl.send(JSON.stringify(manifest), 'apply', ...STRICT, '--dry-run=server', '-f', '-');
}

/** Waits until a Deployment is where its manifest wants it. @throws Error with what kubectl says when that takes a minute */
export async function waitForRollout(kubectl: Kubectl, namespace: string): Promise<void> {
  await kubectl('rollout', 'status', 'deployment/house-price', `--namespace=${namespace}`, '--timeout=60s');
}

/** What a JSONPath template says of every object of a kind in a namespace, or of every part of them that `each` names. */
export async function listFields(
  kubectl: Kubectl,
  { kind, namespace, fields, each = '.items[*]' }: FieldQuery,
): Promise<string[]> {
  const template = `{range ${each}}${fields}{"\\n"}{end}`;
  const printed = await kubectl('get', kind, `--namespace=${namespace}`, `--output=jsonpath=${template}`);
  return printed.split('\n').filter(Boolean);
}

interface FieldQuery {
  kind: string;
  namespace: string;
  fields: string;
  each?: string;
}
