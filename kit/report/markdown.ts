import { showHidden } from '../log/show-hidden.ts';

export interface MarkdownColumn {
  title: string;
  align?: 'left' | 'right';
}

/**
 * Text as it may stand in Markdown, table cells included: nothing in it formats, links, embeds, mentions or breaks out of
 * its line.
 */
export function escapeMarkdown(text: string): string {
  return showHidden(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]|~$#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, '@\u200b')
    .replace(/:\/\//g, ':\u200b//');
}

/** The same for text that begins a line, where it could begin a list too. */
export function escapeBlock(text: string): string {
  return escapeMarkdown(text.trim())
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A name as inline code where that is safe, else escaped as `escapeMarkdown` does. */
export function formatName(name: string): string {
  return /^[\w .:/+-]+$/.test(name) && name.trim() === name ? `\`${name}\`` : escapeMarkdown(name);
}

/** A table of GitHub-flavoured Markdown. Titles and cells are Markdown: escape what comes from outside. */
export function renderTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((column) => (column.align === 'right' ? '---:' : '---'));
  return [line(columns.map((column) => column.title)), line(rule), ...rows.map(line)].join('\n');
}
