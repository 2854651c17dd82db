import type { Column, Contract } from '../../format/contract/contract.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { findNearest, suggest } from '../../ground/errors/suggest.ts';
import type { Logger } from '../../ground/log/logger.ts';

/** The column by which a labelled row names the prediction it comes from: a prediction counts once, in how many files ever. */
export const PREDICTION_COLUMN = 'slipway_prediction_id';

/**
 * Where each column of the contract stands in a file's header; -1 for a column that may be missing and is.
 * @throws ConfigurationError for a column that is missing or, where the contract allows no others, not known
 */
export function placeColumns({
  contract,
  header,
  name,
  log,
}: {
  contract: Contract;
  header: readonly string[];
  name: string;
  log: Logger;
}): number[] {
  const places = contract.columns.map((column) => findPlace({ column, contract, header, name, log }));
  const known = contract.columns.map((column) => column.name);
  const others = header.filter((cell) => !known.includes(cell) && cell !== PREDICTION_COLUMN);
  const [first] = others;
  if (first === undefined) return places;
  if (contract.schema['additionalProperties'] === false) {
    throw new ConfigurationError(
      'SLW_COLUMN_UNEXPECTED',
      `${name}:1: the column "${first}" is not in the contract, which allows no others.${suggest(first, known)} Add it to the contract, or take "additionalProperties": false out.`,
    );
  }
  log.info(`${name}: left out what the contract does not name: ${others.join(', ')}.`);
  return places;
}

function findPlace({
  column,
  contract,
  header,
  name,
  log,
}: {
  column: Column;
  contract: Contract;
  header: readonly string[];
  name: string;
  log: Logger;
}): number {
  const place = header.indexOf(column.name);
  if (place >= 0) return place;
  if (column.nullable) {
    log.notice(`The column "${column.name}" is not in ${name}; its cells count as missing.`);
    return -1;
  }
  const free = header.filter((cell) => !contract.columns.some((other) => other.name === cell));
  const nearest = findNearest(column.name, free);
  const hint = nearest === undefined ? `It has ${listSome(header)}.` : `Did you mean "${nearest}"?`;
  throw new ConfigurationError(
    'SLW_COLUMN_MISSING',
    `${name}:1: the column "${column.name}", which the contract requires, is missing. ${hint} Rename it in the data or in the contract.`,
  );
}

function listSome(names: readonly string[]): string {
  return names.length > 12
    ? `${names.slice(0, 12).join(', ')} … (${names.length} columns)`
    : names.join(', ');
}
