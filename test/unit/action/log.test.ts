import { afterEach, expect, test, vi } from 'vitest';
import { parseAnnotations } from '../../../cli/runner-files.ts';
import {
  createRunnerLogger,
  createTerminalLogger,
  MAX_ANNOTATIONS_PER_KIND,
} from '../../../kit/action/log.ts';
import { LOG_LEVELS, type LogLevel, readLogStyle } from '../../../kit/action/log-style.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

function captureStdout(): () => string {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  return () => written.join('');
}

test('a runner gets at most ten annotations of a kind; the rest stands in the log', () => {
  const stdout = captureStdout();
  const log = createRunnerLogger();
  for (let index = 1; index <= MAX_ANNOTATIONS_PER_KIND + 2; index++) log.warning(`w${index}`);
  log.error('e1', { file: 'a.csv', line: 3, column: 2 });

  const annotations = parseAnnotations(stdout());
  expect(annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message)).toEqual(
    Array.from({ length: 10 }, (_, index) => `w${index + 1}`),
  );
  expect(annotations.at(-1)).toEqual({ kind: 'error', message: 'e1', file: 'a.csv', line: 3 });
  expect(stdout()).toContain('\nWarning: w11\nWarning: w12\n');
});

test('past the limit a place is part of the line', () => {
  const stdout = captureStdout();
  const log = createRunnerLogger();
  for (let index = 0; index <= MAX_ANNOTATIONS_PER_KIND; index++) log.error('m', { file: 'a.csv', line: 3 });
  expect(stdout().trimEnd().split('\n').at(-1)).toBe('Error: a.csv:3: m');
});

test('no line of a message can be a workflow command', () => {
  const stdout = captureStdout();
  createRunnerLogger().info('cell\n::set-output name=a::b\r\n  ::add-mask::c\n##[add-path]d; 10::20');
  const lines = stdout().split(/\r?\n/);
  expect(lines.filter((line) => line.trimStart().startsWith('::') || line.includes('##['))).toEqual([]);
  expect(lines[3]).toContain('10::20');
});

test('nothing hides in a log line, on a runner or a terminal', () => {
  const stdout = captureStdout();
  const runner = createRunnerLogger();
  runner.info('cell \u001b[2Jgone');
  runner.warning('pay\u202elap');
  expect(stdout()).toBe('cell \\u001b[2Jgone\n::warning::pay\\u202elap\n');
  const lines: string[] = [];
  createTerminalLogger((line) => lines.push(line)).error('a\rb', { file: 'c\u0007.csv' });
  expect(lines).toEqual(['error: c\\u0007.csv: a\\u000db']);
});

test('a runner folds a group', async () => {
  const stdout = captureStdout();
  expect(await createRunnerLogger().group('title', async () => 7)).toBe(7);
  expect(stdout()).toBe('::group::title\n::endgroup::\n');
});

test('a terminal gets what its level asks for', async () => {
  const listed = (level: LogLevel) => {
    const lines: string[] = [];
    const log = createTerminalLogger((line) => lines.push(line), { level, format: 'text' });
    for (const each of LOG_LEVELS) log[each](each);
    return lines;
  };
  expect(listed('debug')).toEqual(['debug: debug', 'info', 'notice', 'warning: warning', 'error: error']);
  expect(listed('warning')).toEqual(['warning: warning', 'error: error']);
});

test('a program gets an object a line', async () => {
  const lines: string[] = [];
  const log = createTerminalLogger((line) => lines.push(line), { level: 'info', format: 'json' });
  log.warning('two\nlines \u202e', { file: 'a.csv', line: 3 });
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    level: 'warning',
    message: 'two\nlines \\u202e',
    file: 'a.csv',
    line: 3,
  });
  expect(lines[0]).not.toContain('\n');
});

test('an error says its code: in the title of an annotation, before the sentence, and as a key of JSON', () => {
  const stdout = captureStdout();
  createRunnerLogger().error('none', { code: 'SLW_LOCK_MISSING' });
  expect(parseAnnotations(stdout())).toEqual([{ kind: 'error', title: 'SLW_LOCK_MISSING', message: 'none' }]);
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  createTerminalLogger(write).error('none', { code: 'SLW_LOCK_MISSING', file: 'a.csv', line: 3 });
  expect(lines.pop()).toBe('error SLW_LOCK_MISSING: a.csv:3: none');
  createTerminalLogger(write, { level: 'info', format: 'json' }).error('none', { code: 'SLW_LOCK_MISSING' });
  expect(JSON.parse(lines.pop() ?? '')).toMatchObject({
    level: 'error',
    message: 'none',
    code: 'SLW_LOCK_MISSING',
  });
});

test('the style of the log comes from the environment, and what is not known goes unheeded', () => {
  expect(readLogStyle({})).toEqual({ level: 'info', format: 'text', doubts: [] });
  expect(readLogStyle({ SLIPWAY_LOG_LEVEL: 'error', SLIPWAY_LOG_FORMAT: 'json' })).toMatchObject({
    level: 'error',
    format: 'json',
  });
  expect(readLogStyle({ SLIPWAY_LOG_LEVEL: 'loud' })).toMatchObject({
    level: 'info',
    doubts: [expect.stringContaining('SLIPWAY_LOG_LEVEL is "loud"')],
  });
});

test('a terminal gets plain lines', async () => {
  const lines: string[] = [];
  const log = createTerminalLogger((line) => lines.push(line));
  log.debug('hidden');
  log.info('one');
  log.warning('two', { file: 'a.csv', line: 3, column: 2 });
  await log.group('three', async () => log.error('four'));
  expect(lines).toEqual(['one', 'warning: a.csv:3:2: two', 'three', 'error: four']);
});
