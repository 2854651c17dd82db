import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance, DuckDBResultReader, DuckDBType, JS } from '@duckdb/node-api';
import type { Cell, Row } from '../../format/manifest/row.ts';
import { holdTemporary } from '../../ground/files/temporaries.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { loadLibrary } from '../../ground/runtime/load-library.ts';

/** The table engine: one in-memory DuckDB. Larger tables spill to a temporary folder. */
export interface Engine {
  /** Runs statements whose result nobody wants. */
  execute(sql: string): Promise<void>;
  /**
   * Rows of a query; `$1`, `$2`… stand for `values`. Integers of any width come as numbers, days and instants as ISO
   * text. @throws RangeError for an integer a number cannot hold, TypeError for a nested value
   */
  query(sql: string, values?: Cell[]): Promise<Row[]>;
  close(): void;
}

/** Nothing is fetched while it runs: all extensions it needs are built in. */
const SETTINGS = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

/** Opens a table engine. Close it when done. */
export async function openEngine({
  log,
  runtimePath,
}: {
  log: Logger;
  runtimePath?: string | undefined;
}): Promise<Engine> {
  const { DuckDBInstance: library, DOUBLE: double } = await loadLibrary('duckdb', { log, runtimePath });
  const spill = join(tmpdir(), `slipway-duckdb-${process.pid}`);
  const release = holdTemporary(spill);
  const instance = await library.create(':memory:', { ...SETTINGS, temp_directory: spill });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const engine = wrapConnection({ instance, connection, double });
  return {
    ...engine,
    close() {
      engine.close();
      release();
    },
  };
}

function wrapConnection({
  instance,
  connection,
  double,
}: {
  instance: DuckDBInstance;
  connection: DuckDBConnection;
  double: DuckDBType;
}): Engine {
  return {
    async execute(sql) {
      await connection.run(sql);
    },
    async query(sql, values = []) {
      const named = Object.fromEntries(values.map((value, index) => [String(index + 1), value]));
      return toRows(await connection.runAndReadAll(sql, named, bindTypes(named, double)));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A whole number beyond the safe ones would be bound as an integer and overflow: it is a double. */
function bindTypes(values: Record<string, Cell>, double: DuckDBType): Record<string, DuckDBType | undefined> {
  const isLarge = (value: Cell) => typeof value === 'number' && !Number.isSafeInteger(value);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isLarge(value) ? double : undefined]),
  );
}

function toRows(result: DuckDBResultReader): Row[] {
  const names = result.columnNames();
  return result.getRowsJS().map((cells) => {
    const row: Row = {};
    for (const [index, name] of names.entries()) row[name] = toCell(cells[index] ?? null, name);
    return row;
  });
}

function toCell(value: JS, name: string): Cell {
  if (typeof value === 'bigint') return toSafeNumber(value, name);
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object') return value;
  throw new TypeError(`The query's column "${name}" holds a nested value. Cast it to JSON text.`);
}

function toSafeNumber(value: bigint, name: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`The query's column "${name}" holds ${value}, which a number cannot hold exactly.`);
}
