import { HIDDEN_CLASS } from '../../ground/log/show-hidden.ts';
import { quoteText } from './sql-text.ts';

/**
 * How a cell begins that a spreadsheet takes for a formula (OWASP, "CSV Injection"), full-width forms included: some
 * programs read them as the plain ones.
 */
const FORMULA = '^[-=+@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]';

const NUMBER = '[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?';

/**
 * SQL for a text as a CSV file for people may hold it: hidden characters as `showHidden` writes them, and a single quote
 * before what a spreadsheet would compute. Numbers stay as they are, negative ones too.
 */
export function spreadsheetCell(text: string): string {
  const shown = showHiddenSql(text);
  const isFormula = `regexp_matches(${text}, ${quoteText(FORMULA)}) AND NOT regexp_full_match(${text}, ${quoteText(NUMBER)})`;
  return `CASE WHEN ${isFormula} THEN '''' || ${shown} ELSE ${shown} END`;
}

function showHiddenSql(text: string): string {
  const isHidden = quoteText(HIDDEN_CLASS);
  const escaped = String.raw`format(CASE WHEN unicode(c) > 65535 THEN '\u{{{:04x}}}' ELSE '\u{:04x}' END, unicode(c))`;
  const characters = `regexp_extract_all(${text}, '(?s).')`;
  const replaced = `list_transform(${characters}, lambda c: CASE WHEN regexp_matches(c, ${isHidden}) THEN ${escaped} ELSE c END)`;
  return `CASE WHEN regexp_matches(${text}, ${isHidden}) THEN array_to_string(${replaced}, '') ELSE ${text} END`;
}
