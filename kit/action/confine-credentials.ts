import type { Reach } from '../ground/reach/reach.ts';
import { parseRepository } from '../host/oci/address.ts';
import type { Credentials } from './credentials.ts';

const ELSEWHERE =
  'On a pull request SLIPWAY_OCI_PASSWORD goes only to the registry that the workflow names by the input "store", and this one was named elsewhere: name it there.';

/**
 * The credentials that a step may use. Where a pull request says what is read, a registry's password goes to the registry
 * that the workflow names by the input `store`, and to none that the project's own settings name.
 * @param store what the input says
 */
export function confineCredentials(
  credentials: Credentials,
  { confined }: Pick<Reach, 'confined'>,
  store: string | undefined,
): Credentials {
  const { oci } = credentials;
  if (confined === undefined || oci === undefined || oci.hosts !== undefined) return credentials;
  const hosts = store !== undefined && /^oci:\/\//i.test(store) ? [parseRepository(store).host] : [];
  return { ...credentials, oci: { ...oci, hosts, elsewhere: ELSEWHERE } };
}
