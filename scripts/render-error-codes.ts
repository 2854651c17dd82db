import { ERROR_CODES } from '../kit/ground/errors/error-codes.ts';

/** The codes of errors as Markdown: a section for each area, with a table of its codes and what each says. */
export function renderErrorCodes(): string {
  return Object.entries(ERROR_CODES)
    .map(([area, codes]) => `## ${area}\n\n${renderTable(codes)}`)
    .join('\n\n');
}

/** Each row has an anchor of its own, so that a code can be linked to. */
function renderTable(codes: Readonly<Record<string, string>>): string {
  const rows = Object.entries(codes).map(
    ([code, text]) => `| <a id="${code.toLowerCase()}"></a>\`${code}\` | ${text} |`,
  );
  return ['| Code | What it says, and the cure |', '| --- | --- |', ...rows].join('\n');
}
