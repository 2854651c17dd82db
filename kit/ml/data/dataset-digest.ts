import type { Contract } from '../../format/contract/contract.ts';
import { canonicalLine } from '../../format/manifest/canonical-json.ts';
import { SPLIT_NAMES, type SplitName } from '../../format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../format/manifest/digest.ts';
import type { Row } from '../../format/manifest/row.ts';
import { canonicalCells } from './canonical-cells.ts';
import type { Engine } from './engine.ts';

/** A SHA-256 is summed as four words of 64 bits. */
const LANES = [0, 1, 2, 3] as const;
const HEX_DIGITS_A_LANE = 16;

export interface SplitDigest {
  rows: number;
  digest: Digest;
}

export interface DatasetDigests {
  dataset: Digest;
  splits: Record<SplitName, SplitDigest>;
}

interface RowSums {
  rows: number;
  sums: bigint[];
}

/**
 * Digests of `accepted` (with `__split` and the lanes of each row's hash) that depend on the rows alone: not on their order, the file format or the
 * order of columns. Each row's SHA-256 (over the canonical JSON of its cells, columns by name) is cut into four 64-bit
 * words, which are summed over the rows modulo 2^64; the digest is taken of the columns' names, the number of rows and
 * the sums. An incremental multiset hash (AdHash: Bellare and Micciancio 1997, "A new paradigm for collision-free
 * hashing"), so digests of shards can be merged. It names data; the bytes of each blob have a plain SHA-256 besides.
 */
export async function digestDataset(engine: Engine, contract: Contract): Promise<DatasetDigests> {
  const columns = sortedNames(contract);
  const sums = await sumRowHashes(engine);
  const whole = mergeSums(SPLIT_NAMES.map((name) => sums[name]));
  const describe = (split: RowSums) => ({ rows: split.rows, digest: toDigest(columns, split) });
  return {
    dataset: toDigest(columns, whole),
    splits: { train: describe(sums.train), validation: describe(sums.validation), test: describe(sums.test) },
  };
}

/**
 * The digest of one split as it was written: what `digestDataset` gave for it.
 * @param table SQL that scans it, such as `scanFile` gives
 */
export async function digestSplit(engine: Engine, contract: Contract, table: string): Promise<SplitDigest> {
  const lanes = Object.values(hashLanes('hash')).map(
    (word, lane) => `CAST(sum(${word}) AS VARCHAR) AS s${lane}`,
  );
  const [row] = await engine.query(
    `SELECT count(*) AS n, ${lanes.join(', ')} FROM (SELECT ${hashRow(contract)} AS hash FROM ${table})`,
  );
  const sums = readSums(row);
  return { rows: sums.rows, digest: toDigest(sortedNames(contract), sums) };
}

/** SQL for the hash of a row that the digest sums. */
export function hashRow(contract: Contract): string {
  return `sha256(${canonicalCells(sortedNames(contract))})`;
}

/** SQL for the words of a hash that are summed, by column: `__lane0` and so on. */
export function hashLanes(hash: string): Record<string, string> {
  const words = LANES.map((lane) => {
    const digits = `substr(${hash}, ${lane * HEX_DIGITS_A_LANE + 1}, ${HEX_DIGITS_A_LANE})`;
    return [`__lane${lane}`, `CAST('0x' || ${digits} AS UBIGINT)`];
  });
  return Object.fromEntries(words);
}

function sortedNames(contract: Contract): string[] {
  return contract.columns.map((column) => column.name).sort();
}

async function sumRowHashes(engine: Engine): Promise<Record<SplitName, RowSums>> {
  const lanes = LANES.map((lane) => `CAST(sum(__lane${lane}) AS VARCHAR) AS s${lane}`);
  const rows = await engine.query(
    `SELECT __split, count(*) AS n, ${lanes.join(', ')}
     FROM accepted GROUP BY __split`,
  );
  const find = (name: SplitName) => readSums(rows.find((candidate) => candidate['__split'] === name));
  return { train: find('train'), validation: find('validation'), test: find('test') };
}

function readSums(row: Row | undefined): RowSums {
  return {
    rows: Number(row?.['n'] ?? 0),
    sums: LANES.map((lane) => BigInt(String(row?.[`s${lane}`] ?? 0))),
  };
}

function mergeSums(parts: readonly RowSums[]): RowSums {
  return {
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    sums: LANES.map((lane) => parts.reduce((sum, part) => sum + (part.sums[lane] ?? 0n), 0n)),
  };
}

function toDigest(columns: readonly string[], { rows, sums }: RowSums): Digest {
  const words = sums.map((sum) => BigInt.asUintN(64, sum).toString(16).padStart(HEX_DIGITS_A_LANE, '0'));
  return digestOf(canonicalLine({ columns, rows, sums: words.join('') }));
}
