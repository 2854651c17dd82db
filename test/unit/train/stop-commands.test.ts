import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { withoutCommands } from '../../../action-train/src/train/stop-commands.ts';

function collect() {
  let text = '';
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { target, text: () => text };
}

it('puts output between a stop and its token, each on its own line', async () => {
  const { target, text } = collect();
  await withoutCommands({ target, onRunner: true }, async (output) => {
    output.write('::error::not a command');
  });
  expect(text()).toMatch(/^::stop-commands::([0-9a-f-]{36})\n::error::not a command\n::\1::\n$/);
});

it('resumes commands when the work fails', async () => {
  const { target, text } = collect();
  const work = withoutCommands({ target, onRunner: true }, async (output) => {
    output.write('line\n');
    throw new Error('failed');
  });
  await expect(work).rejects.toThrow('failed');
  expect(text()).toMatch(/^::stop-commands::(.+)\nline\n::\1::\n$/);
});

it('leaves output alone on a terminal', async () => {
  const { target, text } = collect();
  await withoutCommands({ target, onRunner: false }, async (output) => {
    output.write('plain');
  });
  expect(text()).toBe('plain');
});
