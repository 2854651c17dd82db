/** A key that stands twice in one object. */
export interface DuplicateKey {
  key: string;
  /** Where it stands the second time, counted from 1. */
  line: number;
}

/** Strings with what makes them a key, and the ends of objects: the rest of valid JSON says nothing of keys. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}]/g;

/** The first key that stands twice in one object of a valid JSON text; undefined where each stands once. */
export function findDuplicateKey(text: string): DuplicateKey | undefined {
  const objects: Set<string>[] = [];
  for (const { 0: token, 1: colon, index } of text.matchAll(TOKEN)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (colon !== undefined) {
      const key = readKey(token, colon);
      const known = objects.at(-1);
      if (known?.has(key)) return { key, line: text.slice(0, index).split('\n').length };
      known?.add(key);
    }
  }
  return undefined;
}

/** The same key may be written in several ways: `"a"` and `"\u0061"`. */
function readKey(token: string, colon: string): string {
  const literal = token.slice(0, token.length - colon.length);
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
}
