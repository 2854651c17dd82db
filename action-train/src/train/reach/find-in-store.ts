import { ConfigurationError, isFault } from '../../../../kit/ground/errors/configuration-error.ts';
import { openBucket } from '../../../../kit/host/s3/bucket.ts';
import { statObject } from '../../../../kit/host/s3/read-object.ts';
import { blobPath } from '../../../../kit/ml/store/blob-ref.ts';
import { openStore } from '../../../../kit/ml/store/open-store.ts';
import type { Found, ReachQuestion } from './reach-question.ts';
import { withinTime } from './within-time.ts';

/** What a store says that answers, and gives this step nothing. */
const REFUSALS = ['SLW_REPOSITORY_HIDDEN', 'SLW_STORE_REFUSED'] as const;

/** Asks the store for the test split with no more than the training command has. */
export async function findInStore(question: ReachQuestion): Promise<Found> {
  const { store: url, credentials } = question;
  if (url === undefined) return undefined;
  try {
    const ask = /^s3:/i.test(url) && !credentials.s3 ? askBucket(url, question) : askStore(url, question);
    return (await withinTime(ask))
      ? { state: 'reachable', reason: `The store ${url} gives the test split to whoever asks.` }
      : undefined;
  } catch (error) {
    if (isFault(error, ...REFUSALS)) return undefined;
    if (!(error instanceof ConfigurationError)) throw error;
    return {
      state: 'unknown',
      reason: `Whether the store ${url} gives the test split to anybody could not be asked: ${error.message}`,
    };
  }
}

async function askStore(url: string, { directory, credentials, log, lock }: ReachQuestion): Promise<boolean> {
  const store = await openStore(url, { directory, credentials, log });
  return store.hasBlob(lock.splits.test.blob);
}

/** A bucket that is open to all answers a request without a signature. */
async function askBucket(url: string, { buckets, lock, log }: ReachQuestion): Promise<boolean> {
  const bucket = openBucket({ what: 'store', url, access: buckets, log });
  return (await statObject(bucket, blobPath(lock.splits.test.blob))) !== undefined;
}
