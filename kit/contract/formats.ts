import type { Ajv2020 } from 'ajv/dist/2020.js';
import * as ajvFormats from 'ajv-formats';

/** The formats that are compiled to SQL; the patterns mean the same to RE2 and ECMAScript. */
export const COMPILED_FORMATS: Readonly<Record<string, { pattern: string; calendar: boolean }>> = {
  date: { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', calendar: true },
  /** RFC 3339, section 5.6, with capital T and Z and without leap seconds. */
  'date-time': {
    pattern:
      '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$',
    calendar: true,
  },
  uuid: {
    pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
    calendar: false,
  },
  /** The HTML Living Standard's "valid e-mail address". */
  email: {
    pattern:
      "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$",
    calendar: false,
  },
};

/** The pattern of ajv-formats for `url` takes time with the square of a text's length. */
const MAX_URL = 2000;

/**
 * Teaches ajv the formats: the compiled ones as defined here, the rest as ajv-formats has them. All take time in
 * proportion to the text.
 */
export function addFormats(ajv: Ajv2020): void {
  ajvFormats.default.default(ajv);
  const url = ajv.formats['url'];
  if (url instanceof RegExp) ajv.addFormat('url', (text: string) => text.length <= MAX_URL && url.test(text));
  for (const [name, { pattern, calendar }] of Object.entries(COMPILED_FORMATS)) {
    const expression = new RegExp(pattern, 'u');
    ajv.addFormat(
      name,
      (text: string) => expression.test(text) && (!calendar || isCalendarDay(text.slice(0, 10))),
    );
  }
}

/** Whether `YYYY-MM-DD` is a day of the proleptic Gregorian calendar. */
function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
