import { type Column, type Contract, featureColumns } from '../../kit/contract/contract.ts';
import type { Engine } from '../../kit/data/engine.ts';
import { PREDICTION_COLUMN } from '../../kit/data/place-columns.ts';
import { quoteIdentifier, quoteText } from '../../kit/data/sql-text.ts';
import { replaceAtomically } from '../../kit/files/files.ts';
import { ID_COLUMN, LABELS_TABLE } from './load-labels.ts';
import { WINDOW_TABLE } from './load-window.ts';

/**
 * Writes the window's labelled rows as CSV with the contract's columns in their order, which ingest takes as a source, and
 * the prediction's id, by which ingest counts a row once where windows overlap.
 * Features come from the predictions log as they were asked, everything else from the labels file; an id or instant
 * that the labels lack is the prediction's. Ignored columns that nobody gives are left out, others are empty.
 */
export async function writeLabelledRows({
  engine,
  contract,
  labelColumns,
  file,
}: {
  engine: Engine;
  contract: Contract;
  labelColumns: readonly string[];
  file: string;
}): Promise<void> {
  const texts = featureColumns(contract).map(({ name }) => [name, 'VARCHAR']);
  const structure = quoteText(JSON.stringify(Object.fromEntries(texts)));
  const cells = contract.columns.flatMap((column) => selectCell(column, new Set(labelColumns)));
  await replaceAtomically(file, (temporary) =>
    engine.execute(
      `COPY (SELECT ${[...cells, `w.id AS ${PREDICTION_COLUMN}`].join(', ')}
             FROM (SELECT id, request, time, json_transform(features, ${structure}) AS texts FROM ${WINDOW_TABLE}) w
             JOIN ${LABELS_TABLE} l ON w.request = l.${quoteIdentifier(ID_COLUMN)} ORDER BY w.time, w.id)
       TO ${quoteText(temporary)} (FORMAT csv, HEADER true)`,
    ),
  );
}

function selectCell({ name, role, sensitive }: Column, labels: ReadonlySet<string>): string[] {
  const as = `AS ${quoteIdentifier(name)}`;
  const label = `l.${quoteIdentifier(name)} ${as}`;
  // The log keeps no sensitive value, so the labels are the only place one can come from.
  if (role === 'feature' && !(sensitive && labels.has(name))) {
    return [`struct_extract(w.texts, ${quoteText(name)}) ${as}`];
  }
  if (labels.has(name)) return [label];
  if (role === 'id') return [`w.id ${as}`];
  if (role === 'timestamp') return [`strftime(w.time, '%Y-%m-%dT%H:%M:%S.%gZ') ${as}`];
  return role === 'ignored' ? [] : [`NULL ${as}`];
}
