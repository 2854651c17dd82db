import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import { inTemporaryFolder } from '../../../ground/files/temporaries.ts';
import { type Bucket, openBucket } from '../../../host/s3/bucket.ts';
import { statObject } from '../../../host/s3/read-object.ts';
import { writeObject } from '../../../host/s3/write-object.ts';
import type { LogScheme } from '../opened-log.ts';
import { withRecords } from '../records-view.ts';
import { openBucketWriter } from './bucket-writer.ts';
import { fetchSegments } from './fetch-segments.ts';
import { MARK } from './mark.ts';

/** A bucket: segments of JSON lines in `date=YYYY-MM-DD/<service>/<name>.jsonl` below the prefix. */
export const BUCKET_LOG: LogScheme = {
  open(url, { directory, s3, log }) {
    const bucket = openBucket({ what: 'predictions log', url, access: s3, log });
    return {
      openWriter: (options) => openBucketWriter({ bucket, url, directory, log, ...options }),
      read: (days, work) =>
        inTemporaryFolder('slipway-log-', async (folder) => {
          const files = await fetchSegments(bucket, days, folder);
          if (files.length === 0) await refuseMissing(bucket, url);
          return withRecords(days.engine, files, work);
        }),
      async keepFile(name, file) {
        await writeObject(bucket, name, { file });
        return `${url.replace(/\/+$/, '')}/${name}`;
      },
    };
  },
  async require(url, { reach, what, cure }) {
    if (reach.confined === undefined) return;
    throw new ConfigurationError(
      'SLW_LOG_UNUSABLE',
      `${what} is ${url}, which this step's keys may reach and nobody has looked at. On a pull request only a log of the project is used: ${cure}.`,
    );
  },
};

async function refuseMissing(bucket: Bucket, url: string): Promise<void> {
  if (await statObject(bucket, MARK)) return;
  throw new ConfigurationError(
    'SLW_LOG_UNUSABLE',
    `The predictions log ${url} has never been written to. Correct "log" (in pipeline.yaml "serve.log"), and check that the service writes there.`,
  );
}
