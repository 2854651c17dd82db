import type { Bucket } from '../../../host/s3/bucket.ts';
import { writeTextObject } from '../../../host/s3/write-object.ts';

/** The object that tells a log which nobody has asked anything yet from an address that is none. */
export const MARK = 'slipway-predictions.txt';

const TEXT =
  'The predictions log of a Slipway service: JSON lines in date=YYYY-MM-DD/<service>/<name>.jsonl.\n';

/** Leaves the mark, which proves that the bucket can be written to. @throws ConfigurationError where it cannot */
export async function leaveMark(bucket: Bucket): Promise<void> {
  await writeTextObject(bucket, MARK, TEXT);
}
