/** The expression that keys fit which a pattern means: `*`, `?` and `[a-z]` stay in a folder, `**` crosses folders. */
export function compileGlob(pattern: string): RegExp {
  const parts = pattern.match(/\*\*\/|\*+|\?|\[[^\]/]+\]|[^*?[]+|\[/g) ?? [];
  return new RegExp(`^${parts.map(compilePart).join('')}$`, 'su');
}

function compilePart(part: string): string {
  if (part === '**/') return '(?:.*/)?';
  if (part === '*') return '[^/]*';
  if (part.startsWith('*')) return '.*';
  if (part === '?') return '[^/]';
  if (/^\[.+\]$/s.test(part)) return `[${compileSet(part.slice(1, -1))}]`;
  return escapeText(part);
}

/** What stands in brackets: `!` at its beginning means all others. */
function compileSet(set: string): string {
  const others = set.length > 1 && /^[!^]/.test(set);
  return `${others ? '^/' : ''}${(others ? set.slice(1) : set).replace(/[\\\]^[&|~]/g, String.raw`\$&`)}`;
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
