import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Cage, NO_CAGE } from '../../../action-train/src/train/cage/cage.ts';
import { openGroup } from '../../../action-train/src/train/cage/cgroup.ts';
import { endMarked, listMarked, MARKER } from '../../../action-train/src/train/cage/marker.ts';
import { openNamespace } from '../../../action-train/src/train/cage/namespace.ts';
import { openCage } from '../../../action-train/src/train/cage/open-cage.ts';
import { runCommand } from '../../../action-train/src/train/run-command.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const namespace = await openNamespace();
const group = openGroup();
await group?.end();

/** Runs a command in a cage; gives its end and what it printed. */
async function runIn(cage: Cage, command: string) {
  const chunks: Buffer[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const directory = makeTemporaryFolder('caged');
  const environment = { PATH: process.env['PATH'] ?? '' };
  const end = await runCommand({
    command,
    directory,
    environment,
    maxMinutes: 1,
    graceSeconds: 5,
    output,
    cage,
  });
  return { directory, end, text: Buffer.concat(chunks).toString() };
}

/** Leaves a process of another session behind, which would rewrite a file. */
const LEAVING =
  'setsid sh -c "echo \\$\\$ > left; while :; do echo evil > model; sleep 0.05; done" & while [ ! -e left ]; do sleep 0.05; done';

describe.runIf(namespace)('a namespace', () => {
  const cage = namespace ?? NO_CAGE;

  it('shows the command no process but its own, and no way to the others', async () => {
    const { end, text } = await runIn(
      cage,
      'ls -d /proc/[0-9]* | wc -l; umount /proc 2>/dev/null || echo stays; cat /proc/$PPID/environ 2>/dev/null || echo hidden',
    );
    expect(end).toMatchObject({ exitCode: 0 });
    const [count, ...rest] = text.trim().split('\n');
    expect(Number(count)).toBeLessThan(8);
    expect(rest).toEqual(['stays', 'hidden']);
  });

  it('runs it as the user it is, and gives its exit code', async () => {
    const { end, text } = await runIn(cage, 'id -u; exit 7');
    expect(text.trim()).toBe(String(process.getuid?.()));
    expect(end.exitCode).toBe(7);
  });

  it('has ended everything when the command ends', async () => {
    const { directory, end } = await runIn(cage, LEAVING);
    expect(end).toMatchObject({ exitCode: 0, leftovers: 0 });
    expect(listRunning(directory)).toEqual([]);
  });

  it('lets the command hear that its time is up', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    const directory = makeTemporaryFolder('caged');
    const command = 'trap "echo saved > kept; exit 0" TERM; while :; do sleep 0.05; done';
    const environment = { PATH: process.env['PATH'] ?? '' };
    const end = await runCommand({
      command,
      directory,
      environment,
      maxMinutes: 0.02,
      graceSeconds: 60,
      output,
      cage,
    });
    expect(end).toMatchObject({ exitCode: 0, stopped: 'time', killed: false });
    expect(existsSync(join(directory, 'kept'))).toBe(true);
  });

  it('is what "require" asks for, and "auto" takes', async () => {
    for (const isolate of ['auto', 'require'] as const) {
      expect((await openCage({ isolate, onRunner: false })).by).toBe('namespace');
    }
  });
});

describe.runIf(group)('a control group', () => {
  it('ends what has left the process group', async () => {
    const made = openGroup();
    if (!made) throw new Error('There was a group before.');
    const cage: Cage = { ...NO_CAGE, by: 'cgroup', wrap: made.wrap, endAll: made.end };
    const { directory, end } = await runIn(cage, LEAVING);
    expect(end.leftovers).toBeGreaterThan(0);
    expect(listRunning(directory)).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('a marker', () => {
  it('finds and ends what has left the process group', async () => {
    const marker = 'of-this-test';
    const cage: Cage = {
      ...NO_CAGE,
      by: 'marker',
      environment: { [MARKER]: marker },
      endAll: () => endMarked(marker),
    };
    const { directory, end } = await runIn(cage, LEAVING);
    expect(end.leftovers).toBeGreaterThan(0);
    expect([...listMarked(marker), ...listRunning(directory)]).toEqual([]);
  });
});

it('says nothing of a cage where none is asked for', async () => {
  const { by, environment } = await openCage({ isolate: 'off', onRunner: false });
  expect({ by, environment }).toEqual({ by: 'none', environment: {} });
});

/** Processes of this machine whose working folder is the one given. */
function listRunning(directory: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && readFolder(name) === directory);
}

function readFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
