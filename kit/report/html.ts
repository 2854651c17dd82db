import { showHidden } from '../ground/log/show-hidden.ts';

/** Markup that is safe to write: made by `html` alone, so every text in it went through `escapeHtml`. */
export interface Html {
  readonly markup: string;
}

/** What a hole of `html` takes: text and numbers are escaped, markup and lists of it go in as they are. */
export type HtmlValue = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template tag: `html\`<p>${text}</p>\``. Text in holes is escaped for element content and quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  const parts = strings.map((part, index) => (index === 0 ? part : renderValue(values[index - 1]) + part));
  return { markup: parts.join('') };
}

/** Text as it may stand in element content or a quoted attribute; characters that nobody sees are written as escapes. */
export function escapeHtml(text: string): string {
  return showHidden(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function renderValue(value: HtmlValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((item) => item.markup).join('');
}
