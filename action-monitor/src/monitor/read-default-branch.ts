import { readKey } from '../../../kit/ground/values/record.ts';
/**
 * The default branch that the event's payload names, which spares a question to the remote: a checkout without
 * credentials could not ask a private one.
 */
export function readDefaultBranch(event: Readonly<Record<string, unknown>>): string | undefined {
  const branch = readKey(event['repository'], 'default_branch');
  return typeof branch === 'string' && branch !== '' ? branch : undefined;
}
