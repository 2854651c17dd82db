const MAX_TEXT = 100;
const MAX_ITEMS = 16;

/** What a client sent, for a sentence about it: as JSON where that is short, else what kind of value it is. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MAX_TEXT));
  if (typeof value !== 'object' || value === null) return String(value);
  if (!Array.isArray(value)) return 'an object';
  const isShort = value.length <= MAX_ITEMS && value.every((item) => typeof item !== 'object');
  return isShort ? `[${value.map(showValue).join(',')}]` : 'a list';
}
