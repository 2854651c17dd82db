import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { writeFileAtomically } from '../../kit/ground/files/files.ts';
import { createStyle, wantsColour } from '../terminal/style.ts';
import type { Demo } from './demo.ts';
import { createProcessKeeper, type ProcessKeeper } from './process-keeper.ts';
import { createProgress, type Progress } from './progress.ts';
import { createProject, makeDemoFolder } from './project.ts';
import { runStages } from './run-stages.ts';
import { type DemoService, startService } from './service.ts';
import { StageFailure } from './stage-failure.ts';
import { createStageRunner } from './stage-runner.ts';
import { renderStageTable, type StageLine } from './stage-table.ts';
import { createStepRunner } from './step-runner.ts';

interface DemoOptions {
  json: boolean;
  /** Leaves the service up until Ctrl-C. */
  keepServing: boolean;
  /** An empty folder to work in; a temporary one when undefined. */
  folder: string | undefined;
}

/** Runs the demo and returns the exit code. Whatever happens, no process is left behind. */
export async function runDemo({ json, keepServing, folder }: DemoOptions): Promise<number> {
  const root = await makeDemoFolder(folder);
  const keeper = createProcessKeeper();
  const progress = createProgress();
  const lines: StageLine[] = [];
  const release = endOnSignal(keeper, progress);
  progress.say(`Slipway's whole cycle, in ${root}`);
  try {
    const service = await runStages(await prepare(root, keeper, progress, lines));
    printTable(lines, root, json);
    if (keepServing) await waitForEnd(service, progress);
    return 0;
  } catch (error) {
    progress.close();
    if (!(error instanceof StageFailure)) throw error;
    process.stderr.write(`${error.message}\n\nEverything so far lies in ${root}.\n`);
    return 1;
  } finally {
    await keeper.endAll();
    release();
  }
}

async function prepare(
  root: string,
  keeper: ProcessKeeper,
  progress: Progress,
  lines: StageLine[],
): Promise<Demo> {
  const stage = createStageRunner(progress, lines);
  const project = await stage('project', async () => {
    const value = await createProject(root);
    return {
      value,
      text: 'a repository from the template, with a bare remote',
      file: join(value.directory, 'pipeline.yaml'),
    };
  });
  return {
    project,
    stage,
    run: createStepRunner(project, keeper),
    serve: (environment) => startService(project, keeper, environment),
    keepReport: async (source, name) => {
      const kept = join(root, 'reports', name);
      const content =
        typeof source === 'string' ? await readFile(resolve(project.directory, source)) : source.text;
      await writeFileAtomically(kept, content);
      return kept;
    },
  };
}

/** Ctrl-C and SIGTERM end every process that was started, then this one. Returns what undoes it. */
function endOnSignal(keeper: ProcessKeeper, progress: Progress): () => void {
  const end = async (signal: NodeJS.Signals) => {
    progress.close();
    await keeper.endAll();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return () => process.off('SIGINT', end).off('SIGTERM', end);
}

function printTable(lines: readonly StageLine[], root: string, json: boolean): void {
  const out = json ? process.stderr : process.stdout;
  const table = renderStageTable(lines, { root, style: createStyle(wantsColour(out)), columns: out.columns });
  out.write(`\n${table}\n\nEverything lies in ${root} for a look.\n`);
  if (json) process.stdout.write(canonicalJson({ folder: root, stages: lines }));
}

/** Says how to ask the service, and waits until it ends: Ctrl-C ends it. */
async function waitForEnd({ url, ended }: DemoService, progress: Progress): Promise<void> {
  progress.say(`\nThe service is up at ${url}; Ctrl-C ends it. Try:\n\n  ${exampleRequest(url)}\n`);
  await ended;
}

function exampleRequest(url: string): string {
  const house = {
    lot_size: 5850,
    bedrooms: 3,
    bathrooms: 1,
    stories: 2,
    driveway: 'yes',
    recreation_room: 'no',
    full_basement: 'yes',
    gas_hot_water: 'no',
    air_conditioning: 'no',
    garage_places: 1,
    preferred_area: 'no',
  };
  return `curl -s ${url}/predict -H 'content-type: application/json' -d '${JSON.stringify(house)}'`;
}
