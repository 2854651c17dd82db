import fc from 'fast-check';

/** A character that engines like to disagree on. */
export const character = fc.constantFrom(
  ...Array.from('aAz09_-. \t\n\r\v\f\b\0/\\[](){}|^$*+?,:=!é€\u00a0\u0085\u2028\ufeff\u180e😀𝒳ſKİ'),
);
const escaped = fc.constantFrom(
  ...['\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\.', '\\/', '\\\\', '\\$', '\\t', '\\v', '\\0', '\\cJ'],
  ...[
    '\\x41',
    '\\u00e9',
    '\\u{1F600}',
    '\\ud83d\\ude00',
    '\\p{L}',
    '\\P{Lu}',
    '\\p{gc=Nd}',
    '\\p{Script=Greek}',
  ],
);
const inClass = fc.oneof(
  escaped,
  fc.constantFrom('a', 'z', 'a-z', '0-9', '[', '(', '.', '$', '😀-😂', '\\b', '\\-'),
);
const characterClass = fc
  .tuple(fc.boolean(), fc.array(inClass, { maxLength: 4 }), fc.boolean())
  .map(([negated, members, dash]) => `[${negated ? '^' : ''}${members.join('')}${dash ? '-' : ''}]`);
const atom = fc.oneof(
  escaped,
  characterClass,
  fc.constantFrom('a', 'é', '😀', ' ', '.', '-', '/', '\\b', '\\B', '^', '$'),
);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?', '+?');
const { pattern: any } = fc.letrec<{ pattern: string }>((tie) => {
  const group = fc
    .tuple(fc.constantFrom('(', '(?:', '(?<name>'), tie('pattern'))
    .map(([open, inner]) => `${open}${inner})`);
  const piece = fc
    .tuple(fc.oneof({ weight: 4, arbitrary: atom }, group), quantifier)
    .map((parts) => parts.join(''));
  const sequence = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
  return {
    pattern: fc.oneof(
      { maxDepth: 2 },
      sequence,
      fc.tuple(sequence, sequence).map((it) => it.join('|')),
    ),
  };
});

/** A pattern of ECMA-262 with the flag u, without what takes time without bound. */
export const pattern = any.filter(isWellFormed);

function isWellFormed(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
