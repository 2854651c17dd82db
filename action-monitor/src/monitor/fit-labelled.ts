import type { Column, Contract } from '../../../kit/format/contract/contract.ts';
import { interpretCell } from '../../../kit/format/contract/interpret-cell.ts';
import { createFaultFinder, type Fault } from '../../../kit/format/contract/validate-row.ts';
import type { Cell } from '../../../kit/format/manifest/row.ts';
import { type KnownRow, proposeCells } from './fill-cell.ts';

/** A labelled prediction: its features as asked, and what the labels file says of it, as text by column. */
export interface LabelledRow extends KnownRow {
  features: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
}

export type FitResult = { ok: true; cells: (string | undefined)[] } | { ok: false; faults: Fault[] };

/**
 * Makes the function that turns labelled predictions into rows of the contract, in its order, and holds each against it as
 * ingest will.
 * @param example a value of a column as the data have it, where one is known
 */
export function createFitter(
  contract: Contract,
  example: (column: string) => Cell,
): (row: LabelledRow) => FitResult {
  const { columns } = contract;
  const findFaults = createFaultFinder(contract, columns, 'row');
  const filled = columns.filter(({ role }) => role === 'id' || role === 'timestamp' || role === 'ignored');
  const fits = new Map(filled.map((column) => [column, createFaultFinder(contract, [column], 'features')]));
  return (row) => {
    const texts = columns.map((column) =>
      chooseText({ column, row, fits: fits.get(column), example: example(column.name) }),
    );
    const cells = columns.map((column, index) => [column.name, interpretCell(texts[index] ?? null, column)]);
    const warnings = new Set(
      columns.filter(({ severity }) => severity === 'warning').map(({ name }) => name),
    );
    const faults = findFaults(Object.fromEntries(cells)).filter(({ column }) => !warnings.has(column));
    return faults.length === 0 ? { ok: true, cells: texts } : { ok: false, faults };
  };
}

/** What the request or the labels file gave, else the first proposal that the column takes, else the first of them. */
function chooseText({
  column,
  row,
  fits,
  example,
}: {
  column: Column;
  row: LabelledRow;
  fits: ReturnType<typeof createFaultFinder> | undefined;
  example: Cell;
}): string | undefined {
  const given = giveText(column, row);
  if (given !== undefined) return given;
  const proposals = proposeCells(column, row, example);
  return (
    proposals.find((text) => fits?.({ [column.name]: interpretCell(text, column) }).length === 0) ??
    proposals[0]
  );
}

/** The log keeps no sensitive value, so the labels are the only place one can come from. */
function giveText({ name, role, sensitive }: Column, { features, labels }: LabelledRow): string | undefined {
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
  if (role !== 'feature') return label;
  const asked = Object.hasOwn(features, name) ? features[name] : undefined;
  return sensitive ? (label ?? asked) : asked;
}
