import type { Engine } from './engine.ts';

/** What became of the rows of one file. */
export interface SourceRows {
  read: number;
  rejected: number;
}

/** Rows of each file that was read, in the files' order, after `acceptRows`. */
export async function countSources(engine: Engine, files: number): Promise<SourceRows[]> {
  const rows = await engine.query(
    `SELECT file, sum(n)::BIGINT AS n, sum(bad)::BIGINT AS bad FROM (
       SELECT file, count(*) AS n, count_if(rowid IN (SELECT row FROM rejected)) AS bad FROM source_rows GROUP BY file
       UNION ALL SELECT file, count(*), count(*) FROM malformed GROUP BY file) GROUP BY file`,
  );
  const counts = new Map(rows.map((row) => [Number(row['file']), row]));
  return Array.from({ length: files }, (_, index) => ({
    read: Number(counts.get(index)?.['n'] ?? 0),
    rejected: Number(counts.get(index)?.['bad'] ?? 0),
  }));
}
