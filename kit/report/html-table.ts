import { type Html, type HtmlValue, html } from './html.ts';

export interface HtmlColumn {
  title: string;
  numeric?: boolean;
}

/** A table that scrolls sideways on a narrow screen. */
export function renderHtmlTable(
  columns: readonly HtmlColumn[],
  rows: readonly (readonly HtmlValue[])[],
): Html {
  const kind = (index: number) => (columns[index]?.numeric ? html` class="number"` : html``);
  return html`<div class="scroll"><table>
<thead><tr>${columns.map((column, index) => html`<th scope="col"${kind(index)}>${column.title}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => html`<tr>${cells.map((cell, index) => html`<td${kind(index)}>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>`;
}
