/** The cells of one well-formed CSV record: quotes taken off, doubled ones made single. */
export function splitRecord(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let position = 0;
  while (position <= record.length) {
    const { text, end } = readCell(record, position, delimiter);
    cells.push(text);
    position = end + 1;
  }
  return cells;
}

function readCell(record: string, start: number, delimiter: string): { text: string; end: number } {
  const opening = /^ *"/.exec(record.slice(start));
  if (!opening) {
    const end = record.indexOf(delimiter, start);
    return end < 0
      ? { text: record.slice(start), end: record.length }
      : { text: record.slice(start, end), end };
  }
  const first = start + opening[0].length;
  const closing = findClosingQuote(record, first);
  const next = record.indexOf(delimiter, closing);
  return {
    text: record.slice(first, closing).replaceAll('""', '"'),
    end: next < 0 ? record.length : next,
  };
}

function findClosingQuote(record: string, start: number): number {
  let position = start;
  for (;;) {
    const quote = record.indexOf('"', position);
    if (quote < 0) return record.length;
    if (record[quote + 1] !== '"') return quote;
    position = quote + 2;
  }
}
