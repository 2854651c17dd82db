import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram, startProgram } from '../../../cli/start-program.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

async function makeCall(script: string) {
  const directory = makeTemporaryFolder('project');
  const program = join(directory, 'program.mjs');
  await writeFile(
    program,
    `import { appendFileSync, writeFileSync } from 'node:fs';\nconst env = process.env;\n${script}`,
  );
  const env = { PATH: process.env['PATH'] };
  return { program, directory, env, inputs: {}, folder: join(directory, 'step') };
}

test('passes inputs, workspace and event as a runner does', async () => {
  const call = await makeCall(`
    const event = JSON.parse((await import('node:fs')).readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
    writeFileSync(env.SLIPWAY_RESULT, JSON.stringify([
      env['INPUT_WORKING-DIRECTORY'], env.INPUT_TWO_WORDS, env.INPUT_FLAG,
      env.GITHUB_WORKSPACE === process.cwd(), event.action,
    ]));`);
  const inputs = { 'working-directory': 'a', 'two words': 2, flag: true };
  const { result } = await runProgram({ ...call, inputs, event: { action: 'opened' } });
  expect(result).toEqual(['a', '2', 'true', true, 'opened']);
});

test('returns exit code, outputs, summary, annotations and what was printed', async () => {
  const call = await makeCall(`
    appendFileSync(env.GITHUB_OUTPUT, 'plain=a=b\\nlong<<END\\nfirst\\n\\nthird\\nEND\\nlast=\\n');
    appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n');
    console.log('::warning file=data/a.csv,line=3::two%0Alines, 100%25');
    console.log('::error title=a%3A b::no');
    console.log('an ordinary line');
    console.error('a line on stderr');
    process.exitCode = 3;`);
  const printed: string[] = [];
  const result = await runProgram({ ...call, onStderr: (text) => printed.push(text) });
  expect(result).toMatchObject({
    exitCode: 3,
    outputs: { plain: 'a=b', long: 'first\n\nthird', last: '' },
    summary: '# Done\n',
    annotations: [
      { kind: 'warning', message: 'two\nlines, 100%', file: 'data/a.csv', line: 3 },
      { kind: 'error', message: 'no' },
    ],
    stderr: 'a line on stderr\n',
    result: undefined,
  });
  expect(printed.join('')).toBe('a line on stderr\n');
});

test('a program that goes on can be stopped', async () => {
  const call = await makeCall("console.log('ready'); setInterval(() => {}, 1000);");
  const running = await startProgram({ ...call, onStdout: () => running.process.kill('SIGTERM') });
  expect(await running.finished).toMatchObject({ exitCode: 128, stdout: 'ready\n' });
});
