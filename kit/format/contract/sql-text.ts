/** A name as SQL: in double quotes. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Text as an SQL literal: in single quotes. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * A number as an SQL literal of type DOUBLE: exponent form, for a plain decimal would be read as a DECIMAL and could
 * differ from the double in its last digit.
 */
export function quoteNumber(value: number): string {
  if (!Number.isFinite(value)) return `CAST(${quoteText(String(value))} AS DOUBLE)`;
  return value.toExponential();
}

/** SQL that holds where a cell is one of the values that are of a type (as `typeof` names it), as literals of it. */
export function isListedSql(cell: string, values: readonly unknown[], type: string): string {
  const literals = values
    .filter((value) => typeof value === type)
    .map((value) => (typeof value === 'number' ? quoteNumber(value) : quoteText(String(value))));
  return literals.length === 0 ? 'false' : `${cell} IN (${literals.join(', ')})`;
}
