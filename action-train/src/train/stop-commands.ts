import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';

/**
 * Runs `work` with an output on which a runner obeys no workflow commands (`::stop-commands::`), and obeys them again
 * afterwards. Off a runner the output is `target` as it is.
 */
export async function withoutCommands<T>(
  { target, onRunner }: { target: Writable; onRunner: boolean },
  work: (output: Writable) => Promise<T>,
): Promise<T> {
  if (!onRunner) return work(target);
  const token = randomUUID();
  let isLineOpen = false;
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      isLineOpen = chunk.at(-1) !== 0x0a;
      target.write(chunk, () => done());
    },
  });
  target.write(`::stop-commands::${token}\n`);
  try {
    return await work(output);
  } finally {
    await new Promise<void>((resolve) => output.end(resolve));
    target.write(`${isLineOpen ? '\n' : ''}::${token}::\n`);
  }
}
