import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { createStore } from './create-store.ts';
import { openFolder } from './folder.ts';
import { openRegistry } from './oci/registry.ts';
import { openReleaseStore } from './release/open-release-store.ts';
import { openBucketStore } from './s3.ts';
import type { Store, StoreOptions } from './store.ts';

const KNOWN_SCHEMES = 'file://folder, oci://host/repository, s3://bucket/prefix, release://owner/name';

/**
 * Opens the store behind an address; nothing is contacted before the first use.
 * @throws ConfigurationError for an address that cannot be one
 */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const scheme = /^([a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'file') return createStore(url, openFolder(url, options.directory));
  if (scheme === 'oci') return createStore(url, openRegistry(url, options));
  if (scheme === 's3') return createStore(url, openBucketStore(url, options));
  if (scheme === 'release') return openReleaseStore(url, options);
  throw new ConfigurationError(
    'SLW_STORE_ADDRESS_INVALID',
    `The store "${url}" is not an address Slipway knows. Use one of ${KNOWN_SCHEMES}.`,
  );
}
