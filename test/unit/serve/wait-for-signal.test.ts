import { afterEach, expect, test, vi } from 'vitest';
import { waitForSignal } from '../../../action-serve/src/serve/wait-for-signal.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));

afterEach(() => {
  vi.restoreAllMocks();
  for (const signal of SIGNALS) {
    for (const listener of process.listeners(signal)) {
      if (!before.get(signal)?.includes(listener)) process.off(signal, listener);
    }
  }
});

test('a second signal within the grace is the same one', async () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const stopped = waitForSignal(60_000);
  process.emit('SIGTERM', 'SIGTERM');
  process.emit('SIGTERM', 'SIGTERM');
  process.emit('SIGINT', 'SIGINT');
  expect(await stopped).toBe('SIGTERM');
  expect(exit).not.toHaveBeenCalled();
});

test('one after it ends the process at once', async () => {
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
  const stopped = waitForSignal(-1);
  process.emit('SIGHUP', 'SIGHUP');
  process.emit('SIGINT', 'SIGINT');
  expect(await stopped).toBe('SIGHUP');
  expect(exit).toHaveBeenCalledWith(1);
});
