import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { NO_CAGE } from '../../../action-train/src/train/cage/cage.ts';
import { type CommandRequest, runCommand } from '../../../action-train/src/train/run-command.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const ENVIRONMENT = { PATH: process.env['PATH'] ?? '' };

function start(command: string, changes: Partial<CommandRequest> = {}) {
  const chunks: Buffer[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const directory = makeTemporaryFolder('command');
  const request = {
    command,
    directory,
    environment: ENVIRONMENT,
    maxMinutes: 1,
    graceSeconds: 30,
    output,
    cage: NO_CAGE,
  };
  return {
    directory,
    end: runCommand({ ...request, ...changes }),
    text: () => Buffer.concat(chunks).toString(),
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
  } catch {
    return false;
  }
}

describe('runCommand', () => {
  it('gives the exit code and passes on what is printed', async () => {
    const { end, text } = start('echo out; echo err >&2; exit 3');
    expect(await end).toEqual({ exitCode: 3, signal: null, stopped: null, killed: false, leftovers: 0 });
    expect(text().split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('gives the command only its environment, in its folder', async () => {
    const { end, text, directory } = start('pwd; env', { environment: { ...ENVIRONMENT, COLOUR: 'green' } });
    await end;
    const lines = text().split('\n');
    expect(lines[0]).toBe(directory);
    expect(lines).toContain('COLOUR=green');
    expect(lines.some((line) => line.startsWith('VITEST'))).toBe(false);
  });

  it('tells it to end when its time is up', async () => {
    const { end, text } = start('trap "echo saved; exit 0" TERM; echo ready; while :; do sleep 0.05; done', {
      maxMinutes: 0.01,
    });
    expect(await end).toEqual({ exitCode: 0, signal: null, stopped: 'time', killed: false, leftovers: 0 });
    expect(text()).toContain('saved');
  });

  it('kills one that ignores it, with its children', async () => {
    const { end, directory } = start('trap "" TERM; sleep 300 & echo $! > child; wait', {
      maxMinutes: 0.005,
      graceSeconds: 0.2,
    });
    expect(await end).toMatchObject({ signal: 'SIGKILL', stopped: 'time', killed: true });
    expect(isRunning(Number(readFileSync(join(directory, 'child'), 'utf8')))).toBe(false);
  });

  it('leaves nothing behind of a command that ends well', async () => {
    const { end, directory } = start('sleep 300 & echo $! > child');
    expect(await end).toMatchObject({ exitCode: 0 });
    expect(isRunning(Number(readFileSync(join(directory, 'child'), 'utf8')))).toBe(false);
  });

  it('ends it when this process is told to end', async () => {
    const { end, directory } = start('echo > ready; while :; do sleep 0.05; done');
    while (!existsSync(join(directory, 'ready'))) await new Promise((resolve) => setTimeout(resolve, 10));
    process.emit('SIGTERM', 'SIGTERM');
    expect(await end).toMatchObject({ signal: 'SIGTERM', stopped: 'cancelled', killed: false, leftovers: 0 });
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });
});
