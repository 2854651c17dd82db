import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../../cli/parse-arguments.ts';
import { UsageError } from '../../../cli/usage-error.ts';

const shape = {
  name: 'ingest',
  words: ['folder'],
  inputs: {
    source: { description: '', required: false },
    seed: { description: '', required: false, default: '42' },
    restore: { description: '', required: false, default: 'false' },
    pair: { description: '', required: false, values: 2 },
    token: { description: '', required: false },
  },
};

function parse(...argv: string[]) {
  return parseArguments(argv, shape);
}

describe('parseArguments', () => {
  test('reads values beside and behind the name', () => {
    expect(parse('--source', 'a.csv', '--seed=7').inputs).toEqual({ source: 'a.csv', seed: '7' });
  });

  test('keeps what follows the first equals sign', () => {
    expect(parse('--source=s3://b/k?x=1=2').inputs['source']).toBe('s3://b/k?x=1=2');
  });

  test('reads how the log shall look, which is no input', () => {
    expect(parse('--log-level', 'debug', '--log-format=json', '--seed=7')).toMatchObject({
      inputs: { seed: '7' },
      log: { level: 'debug', format: 'json' },
    });
    expect(() => parse('--log-level', 'loud')).toThrow('"--log-level" takes one of debug, info,');
    expect(() => parse('--log-format')).toThrow('"--log-format" takes one of text, json.');
  });

  test('makes lines of a name given twice', () => {
    expect(parse('--source', 'a.csv', '--source', 'b.csv').inputs['source']).toBe('a.csv\nb.csv');
  });

  test('needs no value for a flag and takes one', () => {
    expect(parse('--restore', 'x').inputs['restore']).toBe('true');
    expect(parse('--restore', 'false').inputs['restore']).toBe('false');
    expect(parse('--restore', '--seed', '1').inputs).toEqual({ restore: 'true', seed: '1' });
  });

  test('takes as many values as an input has', () => {
    expect(parse('--pair', 'a', 'b', 'here')).toMatchObject({ inputs: { pair: 'a\nb' }, words: ['here'] });
  });

  test('takes a negative number as a value', () => {
    expect(parse('--seed', '-1').inputs['seed']).toBe('-1');
  });

  test('reads --json, --help and words', () => {
    expect(parse('here', '--json')).toMatchObject({ words: ['here'], json: true, help: false });
    expect(parse('-h')).toMatchObject({ help: true });
  });

  test.each([
    [['--sorce', 'x'], 'There is no "--sorce". Did you mean "--source"?'],
    [['--colour'], 'There is no "--colour".'],
    [['-s', 'x'], 'There is no "-s".'],
    [['--source'], '"--source" needs a value: --source VALUE.'],
    [['--source', '--seed', '1'], '"--source" needs a value: --source VALUE.'],
    [['--pair', 'a'], '"--pair" needs 2 values: --pair VALUE VALUE.'],
    [['--pair', 'a', '--seed', '1'], '"--pair" needs 2 values: --pair VALUE VALUE.'],
    [['a', 'b'], '"b" is a word too many: inputs are written --name value.'],
  ])('refuses %j', (argv, message) => {
    expect(() => parse(...argv)).toThrow(new UsageError(message));
  });

  test('takes no secret from the command line', () => {
    expect(() => parse('--token', 'ghp_abc')).toThrow(/Set GITHUB_TOKEN instead/);
    expect(() => parse('--token', 'ghp_abc')).not.toThrow(/ghp_abc/);
  });
});
