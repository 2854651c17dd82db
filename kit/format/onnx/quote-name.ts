const MAX_CHARACTERS = 80;

/**
 * A name out of a model as messages show it: in quotes, at most 80 characters, and nothing in it that moves a terminal's
 * cursor, turns the direction of writing or ends the line.
 */
export function quoteName(name: string): string {
  // Nearly all are plain, and of a large model there are a hundred thousand.
  const visible = /^[ -~]*$/.test(name) ? name : name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return visible.length <= MAX_CHARACTERS ? `"${visible}"` : `"${visible.slice(0, MAX_CHARACTERS)}…"`;
}
