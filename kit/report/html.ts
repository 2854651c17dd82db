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

/**
 * What no text of ours holds and hostile text hides behind: control characters, half surrogates and non-characters, which
 * HTML forbids, and the marks that turn the direction of the text around them (Unicode Standard Annex 9, section 2).
 */
const HIDDEN_CHARACTERS = /(?![\t\n])[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

/** A template tag: `html\`<p>${text}</p>\``. Text in holes is escaped for element content and quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  const parts = strings.map((part, index) => (index === 0 ? part : renderValue(values[index - 1]) + part));
  return { markup: parts.join('') };
}

/** Text as it may stand in element content or a quoted attribute; characters that nobody sees become U+FFFD. */
export function escapeHtml(text: string): string {
  return showHiddenCharacters(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** The text with control and direction characters replaced by U+FFFD. */
export function showHiddenCharacters(text: string): string {
  return text.replace(HIDDEN_CHARACTERS, '\ufffd');
}

function renderValue(value: HtmlValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((item) => item.markup).join('');
}
