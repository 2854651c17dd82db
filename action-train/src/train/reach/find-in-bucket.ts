import { ConfigurationError, isFault } from '../../../../kit/ground/errors/configuration-error.ts';
import { openBucket } from '../../../../kit/host/s3/bucket.ts';
import { statObject } from '../../../../kit/host/s3/read-object.ts';
import { type Found, listSources, type ReachQuestion } from './reach-question.ts';
import { withinTime } from './within-time.ts';

/** Asks for a source in a bucket as everybody may: the training command has no keys. */
export async function findInBucket(question: ReachQuestion): Promise<Found> {
  for (const source of listSources(question)) {
    if (!/^s3:\/\//i.test(source) || /[*?[]/.test(source)) continue;
    const found = await askForSource(source, question);
    if (found) return found;
  }
  return undefined;
}

async function askForSource(source: string, { buckets, log }: ReachQuestion): Promise<Found> {
  try {
    const at = source.lastIndexOf('/');
    const bucket = openBucket({ what: 'source', url: source.slice(0, at), access: buckets, log });
    const isThere = (await withinTime(statObject(bucket, source.slice(at + 1)))) !== undefined;
    return isThere
      ? { state: 'reachable', reason: `The source ${source} is open to whoever asks.` }
      : undefined;
  } catch (error) {
    if (isFault(error, 'SLW_STORE_REFUSED', 'SLW_STORE_BUCKET_WRONG')) return undefined;
    if (!(error instanceof ConfigurationError)) throw error;
    const reason = `Whether the source ${source} is open to anybody could not be asked: ${error.message}`;
    return { state: 'unknown', reason };
  }
}
