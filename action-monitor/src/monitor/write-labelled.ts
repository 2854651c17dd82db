import type { Contract } from '../../../kit/format/contract/contract.ts';
import type { UnfitCount } from '../../../kit/format/manifest/monitor.ts';
import type { Cell, Row } from '../../../kit/format/manifest/row.ts';
import { writeFileAtomically } from '../../../kit/ground/files/files.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { PREDICTION_COLUMN } from '../../../kit/ml/data/place-columns.ts';
import { quoteIdentifier } from '../../../kit/ml/data/sql-text.ts';
import { createFitter, type LabelledRow } from './fit-labelled.ts';
import { NAMED_TABLE } from './join-labels.ts';
import { ID_COLUMN, LABELS_TABLE } from './load-labels.ts';

/** Labelled rows that fit the contract, and why the others do not. */
export interface WrittenRows {
  written: number;
  /** Rows by the column and rule that they break, the most first; a row counts under each. */
  unfit: UnfitCount[];
}

/**
 * Writes the window's labelled rows as CSV with the contract's columns in their order, which ingest takes as a source, and
 * the prediction's id, by which ingest counts a row once where windows overlap. Features are as they were asked, everything
 * else is from the labels file; an id or instant that the labels lack is the prediction's. Each row is held against the
 * contract as ingest will hold it: only those that fit are written, and no file where none does.
 */
export async function writeLabelledRows({
  engine,
  contract,
  ids,
  example,
  file,
}: {
  engine: Engine;
  contract: Contract;
  /** Records whose label can be used. */
  ids: readonly string[];
  /** A value of a column as the data have it, where one is known. */
  example: (column: string) => Cell;
  file: string;
}): Promise<WrittenRows> {
  const fitRow = createFitter(contract, example);
  const lines = [[...contract.columns.map(({ name }) => name), PREDICTION_COLUMN]];
  const unfit = new Map<string, UnfitCount>();
  for (const row of await readLabelledRows(engine, new Set(ids))) {
    const result = fitRow(row);
    if (result.ok) lines.push([...result.cells.map((cell) => cell ?? ''), row.id]);
    else for (const fault of result.faults) countFault(unfit, fault);
  }
  const written = lines.length - 1;
  if (written > 0) await writeFileAtomically(file, `${lines.map(writeLine).join('\n')}\n`);
  return { written, unfit: [...unfit.values()].sort((a, b) => b.rows - a.rows) };
}

async function readLabelledRows(engine: Engine, ids: ReadonlySet<string>): Promise<LabelledRow[]> {
  const rows = await engine.query(
    `SELECT w.id AS __id, CAST(epoch_ms(w.time) AS BIGINT) AS __time, CAST(w.features AS VARCHAR) AS __features, l.*
     FROM ${NAMED_TABLE} w JOIN ${LABELS_TABLE} l ON w.request = l.${quoteIdentifier(ID_COLUMN)} ORDER BY w.time, w.id`,
  );
  return rows
    .filter((row) => ids.has(String(row['__id'])))
    .map(({ __id: id, __time: time, __features: features, ...labels }) => ({
      id: String(id),
      time: new Date(Number(time)),
      features: readTexts(JSON.parse(String(features))),
      labels: readTexts(labels),
    }));
}

/** Cells as texts, missing ones left out. */
function readTexts(cells: Row): Record<string, string> {
  const present = Object.entries(cells).filter(([, cell]) => cell !== null && cell !== '');
  return Object.fromEntries(present.map(([name, cell]) => [name, String(cell)]));
}

function countFault(unfit: Map<string, UnfitCount>, { column, message }: Omit<UnfitCount, 'rows'>): void {
  const key = JSON.stringify([column, message]);
  const count = unfit.get(key) ?? { column, message, rows: 0 };
  count.rows++;
  unfit.set(key, count);
}

function writeLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^$|^[^\s"',;]+$/.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`))
    .join(',');
}
