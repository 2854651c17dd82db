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
