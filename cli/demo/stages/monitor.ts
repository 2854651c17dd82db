import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Monitor, MonitorSchema } from '../../../kit/format/manifest/monitor.ts';
import { readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { type Demo, ENVIRONMENT, PRIMARY } from '../demo.ts';
import { formatMetric } from '../describe-metrics.ts';
import { writeCsv } from '../houses.ts';
import { predictRows, waitForLog } from '../requests.ts';
import type { DemoService } from '../service.ts';
import { StageFailure } from '../stage-failure.ts';

/** A window of requests to judge, and the verdict it must get. */
interface Window {
  name: string;
  rows: readonly Row[];
  expected: 'ok' | 'drift';
  /** Whether the true prices come in later. */
  labelled: boolean;
}

/**
 * Sends every row to the service, then has the window judged. The requests are real ones, and the log is the service's.
 * @returns the file of labelled rows, where labels were given
 */
export async function judgeWindow(demo: Demo, service: DemoService, window: Window): Promise<string> {
  const from = new Date().toISOString();
  const { name, rows, expected } = window;
  await demo.stage(`requests ${name}`, async () => {
    const answers = await predictRows(service.url, rows, name);
    await waitForLog(service.url);
    const seconds = (Date.now() - Date.parse(from)) / 1000;
    const rate = Math.round(answers.length / seconds);
    return { value: undefined, text: `${answers.length} requests answered and logged, ${rate} a second` };
  });
  return demo.stage(`monitor ${name}`, async () => {
    const labels = window.labelled ? await writeLabels(demo, window) : undefined;
    const { outputs } = await demo.run('monitor', {
      environment: ENVIRONMENT,
      from,
      to: new Date().toISOString(),
      ...(labels ? { labels } : {}),
    });
    if (outputs['verdict'] !== expected) {
      throw new StageFailure(`The window ${name} was judged ${outputs['verdict']}, not ${expected}.`);
    }
    if (expected === 'drift') await demo.keepReport(`${OWN.monitor}/issue.md`, `window-${name}-issue.md`);
    return {
      value: resolve(demo.project.directory, outputs['labelled-path'] ?? ''),
      text: await describeVerdict(demo, outputs['monitor-path'] ?? ''),
      file: await demo.keepReport(outputs['report-path'] ?? '', `window-${name}.html`),
    };
  });
}

/** The true prices by request id, as they would come in weeks later. */
async function writeLabels({ project }: Demo, { name, rows }: Window): Promise<string> {
  const labels = rows.map(({ price = null }, index) => ({ id: `${name}-${index}`, price }));
  const file = join(project.root, 'labels.csv');
  await writeFile(file, writeCsv(labels));
  return file;
}

async function describeVerdict({ project }: Demo, file: string): Promise<string> {
  const found = await readManifest(MonitorSchema, resolve(project.directory, file));
  const drifted = found.columns.filter(({ verdict }) => verdict === 'drift').map(({ column }) => column);
  const where = drifted.length === 0 ? `none of ${found.columns.length} columns` : drifted.join(', ');
  return `${found.verdict}: ${where} drifted over ${formatCount(found.window.rows, 'row')}${describePerformance(found)}`;
}

function describePerformance({ performance }: Monitor): string {
  const now = performance?.metrics[PRIMARY]?.value;
  const before = performance?.reference[PRIMARY]?.value;
  if (now === undefined || before === undefined) return '';
  return `; with labels ${PRIMARY} ${formatMetric(now)}, was ${formatMetric(before)}; issue written`;
}
