import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { MAX_STEPS, readPattern } from '../../../../kit/format/contract/pattern/linear-pattern.ts';
import { PatternProblem } from '../../../../kit/format/contract/pattern/pattern-problem.ts';
import { quoteText } from '../../../../kit/format/contract/sql-text.ts';
import { createRowValidator } from '../../../../kit/format/contract/validate-row.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { useEngine } from '../../ml/data/use-engine.ts';
import { character, pattern } from './pattern-arbitrary.ts';

const engine = useEngine();

function textSql(text: string): string {
  return text.split('\0').map(quoteText).join(' || chr(0) || ');
}

describe('a linear pattern', () => {
  it('gives the answer of ECMA-262', () => {
    const texts = fc.array(fc.array(character, { maxLength: 6 }), { minLength: 5, maxLength: 15 });
    fc.assert(
      fc.property(pattern, texts, (source, rows) => {
        const linear = readPattern(source);
        const reference = new RegExp(source, 'u');
        for (const text of rows.map((row) => row.join(''))) {
          expect([source, text, linear.test(text)]).toEqual([source, text, reference.test(text)]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the answer of the table engine', async () => {
    const text = fc.array(character, { maxLength: 6 }).map((it) => it.join(''));
    const samples = fc.sample(fc.tuple(pattern, fc.array(text, { minLength: 4, maxLength: 4 })), 300);
    const cases = samples.flatMap(([source, texts]) => {
      const { re2, portable, test } = readPattern(source);
      return portable ? texts.map((it) => ({ source, re2, text: it, matches: test(it) })) : [];
    });
    expect(cases.length).toBeGreaterThan(300);
    // A list of constants, as a contract's patterns are: each is compiled by itself.
    const answers = cases.map(({ re2, text: it }) => `regexp_matches(${textSql(it)}, ${textSql(re2)})`);
    const [row] = await engine().query(`SELECT to_json([${answers.join(', ')}])::VARCHAR AS answers`);
    const found: boolean[] = JSON.parse(String(row?.['answers']));
    expect(cases.map((it, at) => ({ ...it, matches: found[at] }))).toEqual(cases);
  }, 300_000);

  it('knows white space and line ends as ECMA-262 does, character by character', () => {
    for (const source of ['^\\s$', '^\\S$', '^[\\s]$', '^[^\\S]$', '^.$', '^\\w$', '^[\\W]$', '^\\d$']) {
      const linear = readPattern(source);
      const reference = new RegExp(source, 'u');
      const wrong: number[] = [];
      for (let code = 0; code < 0xffff; code++) {
        if (code >= 0xd800 && code < 0xe000) continue;
        const text = String.fromCodePoint(code);
        if (linear.test(text) !== reference.test(text)) wrong.push(code);
      }
      expect({ source, wrong }).toEqual({ source, wrong: [] });
    }
  });

  it.each([
    ['^(?!no)', /looks ahead or behind/],
    ['(?<=a)b', /looks ahead or behind/],
    ['(a)\\1', /refers back to a group/],
    ['(?<n>a)\\k<n>', /refers back to a group/],
    ['a{1001}', /repeats a part more than 1,000 times/],
    ['(a{100}){100}', /repeats a part more than 1,000 times/],
    ['(?:(?:abc){0,700}){1}', /is too large once its repeats are written out/],
    ['\\ud800', /half a character/],
    ['(a', /is no regular expression \(Unterminated group\)/],
  ])('is not %s', (source, problem) => {
    expect(() => readPattern(source)).toThrow(PatternProblem);
    expect(() => readPattern(source)).toThrow(problem);
  });

  it('does not match a text that is too long for its size', () => {
    const { test, maxCharacters } = readPattern('^a*$');
    expect(maxCharacters).toBeLessThan(MAX_STEPS);
    expect(test('a'.repeat(maxCharacters))).toBe(true);
    expect(test('a'.repeat(maxCharacters + 1))).toBe(false);
  });
});

describe('a contract with a pattern that explodes in a backtracking engine', () => {
  const explosive = '^(a+)+$';
  const text = `${'a'.repeat(5000)}!`;

  it.each<[string, object]>([
    ['of a column', { properties: { x: { type: 'string', pattern: explosive } } }],
    ['within an alternative', { properties: { x: { type: 'string', anyOf: [{ pattern: explosive }] } } }],
    [
      'in a definition',
      {
        $defs: { a: { pattern: explosive } },
        properties: { x: { type: 'string', allOf: [{ $ref: '#/$defs/a' }] } },
      },
    ],
  ])('answers for every row: %s', (_place, schema) => {
    const contract = parseContract(JSON.stringify(schema), 'contract.json');
    for (const part of ['row', 'features'] as const) {
      const validate = createRowValidator(contract, part);
      expect(validate({ x: text }).ok).toBe(false);
      expect(validate({ x: 'aaa' }).ok).toBe(true);
    }
  });

  it.each<[string, object]>([
    ['/properties/x/pattern', { properties: { x: { type: 'string', pattern: '(?=a)' } } }],
    ['/properties/x/not/pattern', { properties: { x: { type: 'string', not: { pattern: '(a)\\1' } } } }],
    [
      '/properties/x/anyOf/0/patternProperties/(?=a)',
      { properties: { x: { type: 'string', anyOf: [{ patternProperties: { '(?=a)': true } }] } } },
    ],
    ['/$defs/a/pattern', { $defs: { a: { pattern: 'a{2000}' } }, properties: { x: { type: 'string' } } }],
  ])('is refused with the place where that cannot be: %s', (place, schema) => {
    const parse = () => parseContract(JSON.stringify(schema), 'contract.json');
    expect(parse).toThrow(ConfigurationError);
    expect(parse).toThrow(`contract.json: at ${place}: `);
  });

  it('takes a column by the name of a keyword for what it is', () => {
    const schema = { properties: { pattern: { type: 'string', default: '(' } } };
    expect(() => parseContract(JSON.stringify(schema), 'contract.json')).not.toThrow();
  });
});
