import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { Demo } from '../demo.ts';
import { plantFaults } from '../houses.ts';
import { mergePullRequest } from '../pull-request.ts';

/** The data of the template. */
export const DATA = 'data/windsor-houses.csv';

/** Ingests data by its pull request, which is merged. `added` is a file of rows beside the project's own. */
export function ingestData(demo: Demo, label = '', added?: string): Promise<void> {
  return demo.stage(`ingest${label}`, async () => {
    const { outputs } = await demo.run('ingest', added ? { 'additional-source': added } : {});
    const { branch = '', 'rows-accepted': accepted, 'rows-rejected': rejected } = outputs;
    const version = outputs['data-version'];
    const file = await mergePullRequest(demo, branch, `data-${version}`);
    const text = `data ${version}: ${accepted} rows accepted, ${rejected} rejected; merged`;
    return { value: undefined, text, file };
  });
}

/** Ingests a file with planted faults, on trial, in a clone of its own. */
export function ingestFaults({ project, run, stage }: Demo): Promise<void> {
  return stage('ingest faults', async () => {
    const directory = join(project.root, 'faults');
    await project.git('clone', '--quiet', join(project.root, 'origin.git'), directory);
    const csv = await readFile(join(directory, DATA), 'utf8');
    await writeFile(join(directory, 'data/faulty.csv'), plantFaults(csv));
    const { outputs } = await run('ingest', { source: 'data/faulty.csv', commit: 'none' }, directory);
    const file = join(directory, outputs['rejects-path'] ?? `${OWN.data}/rejects.csv`);
    const findings = listFindings(await readFile(file, 'utf8'));
    return {
      value: undefined,
      text: `${outputs['rows-rejected']} rows rejected: ${findings.join(', ')}`,
      file,
    };
  });
}

/** Column and rule of every line of `rejects.csv` (`source,line,column,rule,value,reason`). */
function listFindings(rejects: string): string[] {
  const [header = '', ...lines] = rejects.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return `${cells[names.indexOf('column')]} ${cells[names.indexOf('rule')]}`;
  });
}
