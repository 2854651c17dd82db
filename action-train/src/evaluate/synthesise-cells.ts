import { type Column, type Contract, featureColumns } from '../../../kit/format/contract/contract.ts';
import { listSamples } from '../../../kit/format/contract/sample-column.ts';
import { createRowValidator } from '../../../kit/format/contract/validate-row.ts';
import type { Cell, Row } from '../../../kit/format/manifest/row.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

/** Turns a row into one that may be shown: features alone, sensitive ones made up from the contract. */
export type RowDisguise = (row: Row) => Row;

/**
 * The disguise of a contract. A sensitive column gets the first sample (`listSamples`) that the contract allows.
 * @throws ConfigurationError when it allows none of them
 */
export function createRowDisguise(contract: Contract): RowDisguise {
  const features = featureColumns(contract);
  const validate = createRowValidator(contract, 'features');
  const isAllowed = (column: Column, cell: Cell) => {
    const verdict = validate({ [column.name]: cell });
    return verdict.ok || !verdict.errors.some((error) => error.column === column.name);
  };
  const made = new Map(
    features
      .filter(({ sensitive }) => sensitive)
      .map((column) => [column.name, chooseCell(column, (cell) => isAllowed(column, cell))]),
  );
  return (row) =>
    Object.fromEntries(
      features.map(({ name }) => [name, made.has(name) ? (made.get(name) ?? null) : (row[name] ?? null)]),
    );
}

function chooseCell(column: Column, isAllowed: (cell: Cell) => boolean): Cell {
  const cell = listSamples(column).find(isAllowed);
  if (cell !== undefined) return cell;
  throw new ConfigurationError(
    'SLW_GOLDEN_IMPOSSIBLE',
    `The golden rows need a made-up value for the sensitive column "${column.name}", and none fits its rules. Give the column an "examples" list in the data contract.`,
  );
}
