import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../action-train/src/parse-event.ts';
import { MAX_METRIC_POINTS, recordEvents } from '../../../action-train/src/record-events.ts';
import { silentLogger } from '../../../kit/log/logger.ts';
import { digestOf } from '../../../kit/manifest/digest.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

async function makeRecorder() {
  const root = makeTemporaryFolder('events');
  const files = { events: join(root, 'events'), checkpoints: join(root, 'from'), kept: join(root, 'kept') };
  await mkdir(files.checkpoints);
  const lines: string[] = [];
  const log = { ...silentLogger, info: (line: string) => lines.push(line) };
  return { files, lines, recorder: recordEvents(files, log) };
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

  it('warns of checkpoints outside the folder, by path or by link, and of missing ones', async () => {
    const { files, recorder } = await makeRecorder();
    await symlink('/etc/hostname', join(files.checkpoints, 'link'));
    const paths = ['../events', '/etc/hostname', 'link', 'none', '.'];
    await writeFile(files.events, paths.map((path) => line({ type: 'checkpoint', path, step: 1 })).join(''));
    const { checkpoints, warnings } = await recorder.stop();
    expect(checkpoints).toEqual([]);
    expect(warnings).toHaveLength(5);
    expect(warnings[2]).toBe('The checkpoint "link" is not kept: it lies outside SLIPWAY_CHECKPOINT_DIR.');
  });

  it('warns of malformed lines with their number', async () => {
    const { files, recorder } = await makeRecorder();
    await writeFile(files.events, `${line({ type: 'log', message: 'x' })}\nnot json\n`);
    const { warnings } = await recorder.stop();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^SLIPWAY_EVENTS line 3 is left out: /);
  });

  it('keeps a bounded number of metric points', async () => {
    const { files, recorder } = await makeRecorder();
    const point = line({ type: 'metric', name: 'loss', value: 1 });
    await writeFile(files.events, point.repeat(MAX_METRIC_POINTS + 1));
    const { metrics, warnings } = await recorder.stop();
    expect(metrics).toHaveLength(MAX_METRIC_POINTS);
    expect(warnings).toEqual(['The command reported 10001 metric points; run.json keeps the first 10000.']);
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
    ['{"type":"metric","name":"loss","value":NaN}', /JSON/],
    ['{"type":"metric","name":"loss"}', /number "value"/],
    ['{"type":"progress","fraction":2}', /from 0 to 1/],
    ['{"type":"checkpoint"}', /"path"/],
    ['{"type":"log"}', /"message"/],
    ['{"type":"mertic"}', /"mertic", not metric/],
  ])('says what is wrong with %s', (text, reason) => {
    const event = parseEvent(text);
    expect(event.type === 'malformed' && event.reason).toMatch(reason);
  });
});
