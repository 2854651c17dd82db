import { digestOf } from '../../format/manifest/digest.ts';

/** What an artifact without configuration has as one (OCI image specification 1.1, "Guidance for an Empty Descriptor"). */
export const EMPTY_CONFIG = Buffer.from('{}');

export const emptyConfig = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: digestOf(EMPTY_CONFIG),
  size: EMPTY_CONFIG.length,
} as const;
