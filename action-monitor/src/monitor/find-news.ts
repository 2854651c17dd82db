import { join } from 'node:path';
import { readContract } from '../../../kit/format/contract/contract.ts';
import {
  type BlobRef,
  type DataLock,
  DataLockSchema,
  listAddedBlobs,
} from '../../../kit/format/manifest/data-lock.ts';
import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import { parseManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { ConfigurationError, isFault } from '../../../kit/ground/errors/configuration-error.ts';
import { readTextIfExists } from '../../../kit/ground/files/files.ts';
import { inTemporaryFolder } from '../../../kit/ground/files/temporaries.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { readDialect } from '../../../kit/ml/data/csv-dialect.ts';
import { digestAsCommitted } from '../../../kit/ml/data/digest-as-committed.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { CSV } from '../../../kit/ml/data/formats/csv.ts';
import { findFormat } from '../../../kit/ml/data/formats/formats.ts';
import { PREDICTION_COLUMN } from '../../../kit/ml/data/place-columns.ts';
import { isElsewhere, resolveSources } from '../../../kit/ml/data/resolve-sources.ts';
import type { SourceSurroundings } from '../../../kit/ml/data/sources/source-scheme.ts';
import { quotePath } from '../../../kit/ml/data/sql-text.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { MonitorInputs } from './inputs.ts';

/** What a retraining would read that the data lock does not hold yet. */
export interface News {
  /** Labelled rows of predictions that the data lack, which fit the contract. */
  labelled: number;
  /** Whether `data.source` or the contract is another, or may be: what lies elsewhere is not fetched to find out. */
  source: boolean;
}

interface Question {
  engine: Engine;
  inputs: MonitorInputs;
  store: Store;
  openBucket: SourceSurroundings['openBucket'];
  log: Logger;
  /** Absolute path of the labelled rows, where any came in. */
  labelledFile: string | undefined;
}

/** Holds what ingest would read against the data lock of the checkout; without a lock everything is new. */
export async function findNews(question: Question): Promise<News> {
  const { engine, inputs, labelledFile } = question;
  const text = await readTextIfExists(inputs.lock);
  if (text === undefined)
    return { labelled: labelledFile === undefined ? 0 : await countRows(engine, labelledFile), source: true };
  const lock = parseManifest(DataLockSchema, text, inputs.lock);
  return {
    labelled: labelledFile === undefined ? 0 : await countNewRows({ ...question, labelledFile, lock }),
    source: await mayHaveChanged(question, lock),
  };
}

async function mayHaveChanged(
  { engine, inputs, openBucket, log }: Question,
  lock: DataLock,
): Promise<boolean> {
  const { source: sources, directory, reach } = inputs;
  if (sources.length === 0 || sources.some(isElsewhere)) return true;
  try {
    const contract = await readContract(inputs.contract);
    if (contract.digest !== lock.contract) return true;
    const files = await resolveSources({
      engine,
      sources,
      directory,
      downloads: directory,
      reach,
      openBucket,
      log,
    });
    const own = lock.source.filter(({ added }) => !added);
    const found = await Promise.all(
      files.map(({ url, file }) => digestAsCommitted(file, own.find((source) => source.url === url)?.digest)),
    );
    const known = own.map(({ digest }) => digest);
    return found.toSorted().join() !== known.toSorted().join();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    // Not in this checkout, or wrong: ingest tells which.
    log.info(error.message);
    return true;
  }
}

/** Labelled rows of predictions that no additional source of the lock names. */
async function countNewRows({
  engine,
  store,
  lock,
  labelledFile,
}: Question & { lock: DataLock; labelledFile: string }): Promise<number> {
  return inTemporaryFolder('slipway-added-', async (folder) => {
    const files = [];
    for (const ref of listAddedBlobs(lock)) {
      const file = join(folder, `${shortDigest(ref.digest)}.csv`);
      if (await fetchLabelled({ store, ref, file })) files.push(file);
    }
    const known = files.map((file) => `SELECT ${PREDICTION_COLUMN} FROM ${scan(file)}`);
    const [row] = await engine.query(
      `SELECT count(*) AS rows FROM (${[`SELECT ${PREDICTION_COLUMN} FROM ${scan(labelledFile)}`, ...known].join(' EXCEPT ')})`,
    );
    return Number(row?.['rows']);
  });
}

async function countRows(engine: Engine, file: string): Promise<number> {
  const [row] = await engine.query(`SELECT count(*) AS rows FROM ${scan(file)}`);
  return Number(row?.['rows']);
}

/** False for a file that names no predictions, and for one that the store has lost. */
async function fetchLabelled({
  store,
  ref,
  file,
}: {
  store: Store;
  ref: BlobRef;
  file: string;
}): Promise<boolean> {
  try {
    await store.readBlob(ref, file);
  } catch (error) {
    if (isFault(error, 'SLW_BLOB_UNUSABLE')) return false;
    throw error;
  }
  return (
    (await findFormat(file)) === CSV && (await readDialect(file, file)).header.includes(PREDICTION_COLUMN)
  );
}

function scan(file: string): string {
  return `read_csv(${quotePath(file)}, header = true, all_varchar = true, sample_size = -1)`;
}
