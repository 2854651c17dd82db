import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolderCheckpoints } from '../../../action-train/src/train/checkpoints/folder-checkpoints.ts';
import { followLines } from '../../../action-train/src/train/follow-lines.ts';
import { parseEvent } from '../../../action-train/src/train/parse-event.ts';
import { recordEvents } from '../../../action-train/src/train/record-events.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

async function makeRecorder() {
  const root = makeTemporaryFolder('events');
  const files = { events: join(root, 'events'), checkpoints: join(root, 'from'), kept: join(root, 'kept') };
  await mkdir(files.checkpoints);
  const lines: string[] = [];
  const log = { ...silentLogger, info: (line: string) => lines.push(line) };
  return {
    files,
    lines,
    recorder: recordEvents(files, { checkpoints: openFolderCheckpoints(files.kept), log }),
  };
}

const line = (event: object) => `${JSON.stringify(event)}\n`;

describe('recordEvents', () => {
  it('keeps metrics in order, also a last line without an end', async () => {
    const { files, recorder } = await makeRecorder();
    await writeFile(files.events, line({ type: 'metric', name: 'loss', value: 2, step: 1 }));
    await appendFile(files.events, '\r\n{"type":"metric","name":"loss","val');
    await appendFile(files.events, 'ue":1.5}');
    expect(await recorder.stop()).toEqual({
      metrics: [
        { name: 'loss', value: 2, step: 1 },
        { name: 'loss', value: 1.5 },
      ],
      checkpoints: [],
      warnings: [],
    });
  });

  it('follows the file while it grows', async () => {
    const { files, lines, recorder } = await makeRecorder();
    await writeFile(files.events, line({ type: 'log', message: 'größer' }));
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(lines).toEqual(['größer']);
    await appendFile(files.events, line({ type: 'progress', fraction: 0.55 }));
    await recorder.stop();
    expect(lines).toEqual(['größer', 'Training: 50 % done']);
  });

  it('keeps copies of announced checkpoints', async () => {
    const { files, recorder } = await makeRecorder();
    await writeFile(join(files.checkpoints, 'a.pt'), 'weights');
    await writeFile(files.events, line({ type: 'checkpoint', path: 'a.pt', step: 10 }));
    const { checkpoints } = await recorder.stop();
    expect(checkpoints).toEqual([{ path: 'checkpoints/1-a.pt', digest: digestOf('weights'), step: 10 }]);
    expect(await readFile(join(files.kept, '1-a.pt'), 'utf8')).toBe('weights');
  });

  it('keeps no checkpoint from outside the folder, by path or by link, and no missing one', async () => {
    const { files, recorder } = await makeRecorder();
    await symlink('/etc/hostname', join(files.checkpoints, 'link'));
    const paths = ['link', '../events', '/etc/hostname', 'none', '.'];
    await writeFile(files.events, paths.map((path) => line({ type: 'checkpoint', path, step: 1 })).join(''));
    expect(await recorder.stop()).toMatchObject({
      checkpoints: [],
      warnings: [
        'Announced checkpoints that are not kept: 5. The first is "link": it lies outside SLIPWAY_CHECKPOINT_DIR.',
      ],
    });
  });

  it('keeps no checkpoint of a folder that has become a link, and none that is a pipe', async () => {
    const { files, recorder } = await makeRecorder();
    await rm(files.checkpoints, { recursive: true });
    await symlink('/etc', files.checkpoints);
    await writeFile(files.events, line({ type: 'checkpoint', path: 'hostname', step: 1 }));
    const { checkpoints, warnings } = await recorder.stop();
    expect(checkpoints).toEqual([]);
    expect(warnings[0]).toContain('SLIPWAY_CHECKPOINT_DIR has become a link');

    const other = await makeRecorder();
    execFileSync('mkfifo', [join(other.files.checkpoints, 'pipe')]);
    await writeFile(other.files.events, line({ type: 'checkpoint', path: 'pipe', step: 1 }));
    expect((await other.recorder.stop()).warnings[0]).toContain('"pipe": it is no regular file');
  });

  it.each([
    ['a pipe', (file: string) => execFileSync('mkfifo', [file])],
    ['a link to an endless device', (file: string) => symlinkSync('/dev/zero', file)],
  ])('reads nothing of %s', async (_what, make) => {
    const { files, recorder } = await makeRecorder();
    make(files.events);
    expect(await recorder.stop()).toEqual({
      metrics: [],
      checkpoints: [],
      warnings: ['SLIPWAY_EVENTS is no longer a regular file, and is not read on.'],
    });
  });

  it('reads so many bytes and no more', async () => {
    const file = join(makeTemporaryFolder('events'), 'events');
    await writeFile(file, 'one\ntwo\nthree\n');
    const lines: string[] = [];
    const onLine = async (text: string) => void lines.push(text);
    expect(await followLines({ file, onLine, maxBytes: 10 }).stop()).toMatch(
      /^SLIPWAY_EVENTS is longer than 10 bytes/,
    );
    expect(lines).toEqual(['one', 'two']);
  });

  it('tells of all unusable lines in one sentence a kind', async () => {
    const { files, recorder } = await makeRecorder();
    const nan = (step: number) => `{"type": "metric", "name": "loss", "value": NaN, "step": ${step}}\n`;
    const diverged = Array.from({ length: 3000 }, (_, index) => nan(index + 7)).join('');
    await writeFile(files.events, `${line({ type: 'log', message: 'x' })}\nnot json\n${diverged}nor this\n`);
    expect((await recorder.stop()).warnings).toEqual([
      expect.stringMatching(/^Lines of SLIPWAY_EVENTS that are left out: 2\. The first is line 3: /),
      'Metric points that are no finite number and are left out: 3,000. The first is line 4, step 7: "loss" is NaN.',
    ]);
  });

  it('is content without a file', async () => {
    const { recorder } = await makeRecorder();
    expect(await recorder.stop()).toEqual({ metrics: [], checkpoints: [], warnings: [] });
  });
});

describe('parseEvent', () => {
  it.each([
    ['[]', /"type" is undefined/],
    ['3', /not a JSON object/],
    ['{"type":"metric","name":"loss","value":NaN}', /"loss" is NaN/],
    ['{"type":"metric","name":"loss","value":-Infinity, "step":3}', /step 3: "loss" is -Infinity/],
    ['{"type":"log","message":"value: NaN","value":NaN}', /JSON/],
    ['{"type":"metric","name":"loss"}', /number "value"/],
    ['{"type":"progress","fraction":2}', /from 0 to 1/],
    ['{"type":"checkpoint"}', /"path"/],
    ['{"type":"log"}', /"message"/],
    ['{"type":"mertic"}', /"mertic", not metric/],
  ])('says what is wrong with %s', (text, reason) => {
    const event = parseEvent(text);
    expect('reason' in event && event.reason).toMatch(reason);
  });
});
