// Everything that must hold but is no test: node scripts/run24.mjs scripts/check.ts [name…]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATE_FOLDER } from '../cli/kit-root.ts';
import { TEMPLATE_KIT } from '../kit/format/template/name-kit.ts';
import { writeTemplate } from '../kit/format/template/write-template.ts';
import { alignWorkflows } from '../kit/format/workflows/align-workflows.ts';
import { readWorkflowsFrom } from '../kit/format/workflows/workflow-source.ts';
import { ROOT } from './find-node.mjs';
import { provideTool } from './install-tools.mjs';
import { findStaleFileLists } from './write-file-lists.ts';
import { findStaleReadmes } from './write-readmes.ts';
import { findStaleSchemas } from './write-schemas.ts';

/** What is wrong, one line each; nothing when all is well. */
type Check = () => Promise<string[]> | string[];

const CHECKS: Record<string, Check> = {
  types: () => runTool('node_modules/.bin/tsc', ['-p', '.']),
  lint: () => runTool('node_modules/.bin/biome', ['ci', '--colors=off', '.']),
  dist: findStaleBundles,
  readmes: async () =>
    (await findStaleReadmes()).map(({ file }) => `${file} is out of date: npm run readmes`),
  schemas: async () =>
    (await findStaleSchemas()).map((name) => `docs/schemas/${name} is out of date: npm run schemas`),
  'file-lists': findStaleFileLists,
  actionlint: () =>
    runTool(provideTool('actionlint'), ['-config-file', '.github/actionlint.yaml', ...listWorkflows()]),
  // The template is named beside the root: below it, workflows of another repository are not looked for.
  zizmor: () => runZizmor(['--config', 'zizmor.yml', '.', 'template-repo']),
  'pinned-template': checkPinnedTemplate,
  'added-environment': checkAddedEnvironment,
};

function runZizmor(args: readonly string[]): string[] {
  return runTool(provideTool('zizmor'), ['--offline', '--no-progress', '--persona=pedantic', ...args]);
}

/** The template as a release holds it, with the kit pinned by commit, needs none of the kit's exceptions. */
async function checkPinnedTemplate(): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'slipway-template-'));
  try {
    await writeTemplate({
      source: TEMPLATE_FOLDER,
      directory,
      owner: 'acme',
      ref: '0123456789'.repeat(4),
      release: { tag: 'v1.0.0', image: `sha256:${'0'.repeat(64)}` },
    });
    return runZizmor(['--no-config', directory]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The workflows of the template stay clean when a project has one environment more. */
async function checkAddedEnvironment(): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'slipway-template-'));
  try {
    const { owner, ref } = TEMPLATE_KIT;
    await writeTemplate({ source: TEMPLATE_FOLDER, directory, owner, ref });
    const environments = ['staging', 'preproduction', 'production'];
    const workflows = await alignWorkflows(readWorkflowsFrom(directory), environments);
    for (const { path, text } of workflows) writeFileSync(join(directory, path), text);
    const files = workflows.map(({ path }) => join(directory, path));
    return [
      ...runTool(provideTool('actionlint'), ['-config-file', '.github/actionlint.yaml', ...files]),
      ...runZizmor(['--config', 'zizmor.yml', directory]),
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Builds into a temporary folder and names every file that differs from `dist`, byte for byte. */
function findStaleBundles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-dist-'));
  try {
    const faults = runTool('node_modules/.bin/rolldown', ['--config', 'rolldown.config.js', '--dir', folder]);
    return faults.length > 0 ? faults : compareFolders(folder, join(ROOT, 'dist'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compareFolders(built: string, committed: string): string[] {
  const names = new Set([...readdirSync(built), ...readdirSync(committed)]);
  return [...names]
    .sort()
    .filter((name) => readOrNull(join(built, name)) !== readOrNull(join(committed, name)))
    .map((name) => `dist/${name} is not what the source builds: npm run build`);
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // Not there: the other folder has one file more.
    return null;
  }
}

function listWorkflows(): string[] {
  const examples = readdirSync(join(ROOT, 'docs/examples'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `docs/examples/${name}/.github/workflows`);
  return ['.github/workflows', 'template-repo/.github/workflows', ...examples].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
  );
}

/** What a program says when it fails. */
function runTool(program: string, args: readonly string[]): string[] {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  if (status === 0) return [];
  return [error ? `${program} did not start: ${error.message}` : `${stdout}${stderr}`.trim()];
}

/** Runs checks by name, all when none is named; returns how many fail. */
async function runChecks(names: readonly string[]): Promise<number> {
  let failed = 0;
  for (const [name, check] of Object.entries(CHECKS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = performance.now();
    const faults = await check();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    for (const fault of faults) console.log(fault.replace(/^/gm, '       '));
    if (faults.length > 0) failed++;
  }
  return failed;
}

process.exitCode = (await runChecks(process.argv.slice(2))) === 0 ? 0 : 1;
