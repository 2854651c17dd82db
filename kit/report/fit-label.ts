/** Ranges that Unicode calls wide or fullwidth (UAX #11, East Asian Width), and emoji: they take two cells. */
const WIDE =
  /\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

/** A label of at most `cells` cells, the last an ellipsis where it was cut; what a reader takes for a character stays whole. */
export function fitLabel(label: string, cells: number): string {
  const characters = [...new Intl.Segmenter().segment(label)].map(({ segment }) => segment);
  if (sumCells(characters) <= cells) return label;
  let kept = characters;
  while (kept.length > 0 && sumCells(kept) > cells - 1) kept = kept.slice(0, -1);
  return `${kept.join('')}…`;
}

function sumCells(characters: readonly string[]): number {
  return characters.reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}
