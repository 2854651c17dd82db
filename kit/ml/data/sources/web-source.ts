import { basename, join } from 'node:path';
import { digestOf, shortDigest } from '../../../format/manifest/digest.ts';
import { requireAddress } from '../../../ground/reach/require-address.ts';
import { createPublicFetch } from '../../../host/http/fetch-public.ts';
import { fetchToFile } from '../../../host/http/fetch-to-file.ts';
import { redactUrl } from '../../../host/http/redact-url.ts';
import type { FindSource } from './source-scheme.ts';

/** One file behind an http(s) address; the address's query is no part of its name. */
export const findOnWeb: FindSource = async (source, { downloads, reach, log }) => {
  const url = redactUrl(source);
  requireAddress(reach, source, `The source ${url}`);
  const name = basename(new URL(source).pathname) || 'data.csv';
  const file = join(downloads, `${shortDigest(digestOf(source))}-${name}`);
  log.info(`Fetching ${url}`);
  const fetched = await fetchToFile({ url: source, file, log, open: reach.confined && createPublicFetch() });
  return [{ url, file, ...(fetched.etag === undefined ? {} : { etag: fetched.etag }) }];
};
