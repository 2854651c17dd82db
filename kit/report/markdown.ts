import { showHidden } from '../ground/log/show-hidden.ts';

export interface MarkdownColumn {
  title: string;
  align?: 'left' | 'right';
}

/** Has no width, and ends what forges would make a link or a mention of. */
const BREAK = '\u200b';

/** Commit ids as forges find them in text: 7 to 40 hex digits. The decimals of a number are none. */
const COMMIT_ID = /(?<!\w|\d\.(?=\d+(?!\w)))[0-9a-f]{7,40}(?!\w)/gi;

/**
 * Text as it may stand in Markdown, table cells included: nothing in it formats, links, embeds, mentions, refers to an
 * issue or a commit, or breaks out of its line.
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_[\]|~$#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Text as a line of a commit's message may hold it: forges look there too for mentions, and for issues to close. */
export function plainLine(text: string): string {
  return breakReferences(showHidden(text).replace(/\s+/g, ' '));
}

/** A backslash keeps forges from none of these: they look for them in what was rendered. */
function breakReferences(text: string): string {
  return text
    .replace(COMMIT_ID, (id) => (id.match(/.{1,6}/g) ?? []).join(BREAK))
    .replace(/@|www(?=\.)|[#!](?=\d)|GH-(?=\d)/gi, `$&${BREAK}`)
    .replace(/:\/\//g, `:${BREAK}//`);
}

/** The same for text that begins a line, where it could begin a list too. */
export function escapeBlock(text: string): string {
  return escapeMarkdown(text.trim())
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A sentence whose names stand in backticks: plain names as inline code, everything else escaped. */
export function escapeSentence(sentence: string): string {
  return sentence
    .split(/`([\w.:/+-](?:[\w .:/+-]*[\w.:/+-])?)`/)
    .map((part, index) => (index % 2 === 1 ? formatName(part) : escapeMarkdown(part)))
    .join('');
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
