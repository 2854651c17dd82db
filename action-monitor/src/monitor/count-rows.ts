import type { WindowRows } from '../../../kit/format/manifest/monitor.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { LINES_TABLE, WINDOW_TABLE } from './tables.ts';

/** Columns named at most, those that the most rows broke. */
const MOST_COLUMNS = 50;

/** Counts the rows of the loaded log: those judged, and those left out by their causes. */
export async function countRows(engine: Engine): Promise<WindowRows> {
  const causes = await engine.query(
    `SELECT cause, sum(coalesce("rows", 1))::BIGINT AS n FROM ${LINES_TABLE} GROUP BY cause`,
  );
  const counts = new Map(causes.map((row) => [String(row['cause']), Number(row['n'])]));
  const of = (cause: string) => counts.get(cause) ?? 0;
  const { judged = 0, unnamed = 0, shared = 0 } = await countJudged(engine);
  return {
    judged,
    leftOut: {
      invalid: of('invalid'),
      error: of('error'),
      unchecked: of('unchecked'),
      otherVersion: of('otherVersion'),
      otherEnvironment: of('otherEnvironment'),
      otherModel: of('otherModel'),
      repeatedId: of('judged') - judged,
      copied: of('copied'),
      unreadable: of('unreadable'),
      outsideWindow: of('outsideWindow'),
    },
    brokenColumns: await countBrokenColumns(engine),
    unnamedEnvironment: unnamed,
    sharedName: shared,
  };
}

async function countJudged(engine: Engine): Promise<Record<string, number>> {
  const [row = {}] = await engine.query(
    `SELECT sum(n)::BIGINT AS judged, sum(unnamed)::BIGINT AS unnamed, sum(n) FILTER (n > 1)::BIGINT AS shared
     FROM (SELECT count(*) AS n, count_if(NOT named) AS unnamed FROM ${WINDOW_TABLE} GROUP BY request)`,
  );
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value ?? 0)]));
}

async function countBrokenColumns(engine: Engine): Promise<WindowRows['brokenColumns']> {
  const rows = await engine.query(
    `SELECT name, sum("rows")::BIGINT AS n
     FROM (SELECT unnest("columns") AS name, "rows" FROM ${LINES_TABLE} WHERE cause = 'invalid')
     GROUP BY name ORDER BY n DESC, name LIMIT ${MOST_COLUMNS}`,
  );
  return rows.map((row) => ({ column: String(row['name']), rows: Number(row['n']) }));
}
