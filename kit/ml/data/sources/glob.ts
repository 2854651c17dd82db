import { type LinearPattern, readPattern } from '../../../format/contract/pattern/linear-pattern.ts';

const ANYTHING = String.raw`[\s\S]*`;

/** Whether a source is a pattern: it has a wildcard. */
export function isGlob(source: string): boolean {
  return findWildcard(source) >= 0;
}

/** Where the first wildcard stands; -1 where there is none. */
export function findWildcard(source: string): number {
  return source.search(/[*?[]/);
}

/**
 * What keys fit a pattern: `*`, `?` and `[a-z]` stay in a folder, `**` crosses folders. Whatever the pattern, a key is
 * matched in linear time.
 * @throws PatternProblem for brackets that mean nothing, such as `[z-a]`
 */
export function compileGlob(pattern: string): LinearPattern {
  const parts = pattern.match(/\*\*\/|\*+|\?|\[[^\]/]+\]|[^*?[]+|\[/g) ?? [];
  return readPattern(`^${parts.map(compilePart).join('')}$`);
}

function compilePart(part: string): string {
  if (part === '**/') return `(?:${ANYTHING}/)?`;
  if (part === '*') return '[^/]*';
  if (part.startsWith('*')) return ANYTHING;
  if (part === '?') return '[^/]';
  if (/^\[.+\]$/s.test(part)) return `[${compileSet(part.slice(1, -1))}]`;
  return escapeText(part);
}

/** What stands in brackets: `!` at its beginning means all others. */
function compileSet(set: string): string {
  const others = set.length > 1 && /^[!^]/.test(set);
  return `${others ? '^/' : ''}${(others ? set.slice(1) : set).replace(/[\\\]^[]/g, String.raw`\$&`)}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
