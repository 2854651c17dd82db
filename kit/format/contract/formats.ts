import type { Ajv2020 } from 'ajv/dist/2020.js';
import * as ajvFormats from 'ajv-formats';
import { quoteText } from './sql-text.ts';

/** A format that SQL and JavaScript check alike; its pattern means the same to RE2 and ECMAScript. */
interface CompiledFormat {
  pattern: string;
  /** Whether its first ten characters are a day of the calendar. */
  calendar: boolean;
  example: string;
}

const COMPILED_FORMATS: ReadonlyMap<string, CompiledFormat> = new Map<string, CompiledFormat>([
  ['date', { pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', calendar: true, example: '2000-01-01' }],
  [
    // RFC 3339, section 5.6, with capital T and Z and without leap seconds.
    'date-time',
    {
      pattern:
        '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$',
      calendar: true,
      example: '2000-01-01T00:00:00Z',
    },
  ],
  [
    'uuid',
    {
      pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
      calendar: false,
      example: '00000000-0000-4000-8000-000000000000',
    },
  ],
  [
    // The HTML Living Standard's "valid e-mail address".
    'email',
    {
      pattern:
        "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$",
      calendar: false,
      example: 'x@example.com',
    },
  ],
]);

/** A format as SQL over a cell of text, as a check of one text, and as a text that has it. */
export interface Format {
  sql(cell: string): string;
  test(text: string): boolean;
  example: string;
}

/** A format that is compiled to SQL; undefined for any other, which ajv alone checks. */
export function findFormat(name: string): Format | undefined {
  const format = COMPILED_FORMATS.get(name);
  return format && compileFormat(format);
}

function compileFormat({ pattern, calendar, example }: CompiledFormat): Format {
  const expression = new RegExp(pattern, 'u');
  return {
    sql: (cell) => {
      const matches = `regexp_matches(${cell}, ${quoteText(pattern)})`;
      return calendar ? `${matches} AND TRY_CAST(substr(${cell}, 1, 10) AS DATE) IS NOT NULL` : matches;
    },
    test: (text) => expression.test(text) && (!calendar || isCalendarDay(text.slice(0, 10))),
    example,
  };
}

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
  for (const [name, format] of COMPILED_FORMATS) ajv.addFormat(name, compileFormat(format).test);
}

/** Whether `YYYY-MM-DD` is a day of the proleptic Gregorian calendar. */
function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
