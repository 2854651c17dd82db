/**
 * The default branch that the event's payload names, which spares a question to the remote: a checkout without
 * credentials could not ask a private one.
 */
export function readDefaultBranch(event: Readonly<Record<string, unknown>>): string | undefined {
  const repository = event['repository'];
  if (typeof repository !== 'object' || repository === null) return undefined;
  const branch = 'default_branch' in repository ? repository.default_branch : undefined;
  return typeof branch === 'string' && branch !== '' ? branch : undefined;
}
