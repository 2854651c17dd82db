// Writes the tables of inputs and outputs into the actions' READMEs, the keys of a contract into that of ingest, the rules
// of the lint into docs/lint.md, and the codes of errors into docs/errors.md: node scripts/run24.mjs scripts/write-readmes.ts [--check]
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionFile, readActionFile } from '../cli/action-file.ts';
import { ACTION_FOLDERS } from '../cli/action-verbs.ts';
import { KIT_ROOT } from '../cli/kit-root.ts';
import { renderErrorCodes } from './render-error-codes.ts';
import { renderKeywords } from './render-keywords.ts';
import { renderLintRules } from './render-lint-rules.ts';

/** A README whose tables are not what its `action.yml` says, and what it should be. */
export interface StaleFile {
  file: string;
  text: string;
}

/** The READMEs and pages that are out of date. @throws Error for one without its markers */
export async function findStaleReadmes(): Promise<StaleFile[]> {
  const files = await Promise.all([
    ...Object.values(ACTION_FOLDERS).map(renderReadme),
    fillFile('docs/lint.md', { rules: renderLintRules() }),
    fillFile('docs/errors.md', { codes: renderErrorCodes() }),
  ]);
  return files.filter(({ text, current }) => text !== current).map(({ file, text }) => ({ file, text }));
}

async function renderReadme(folder: string): Promise<StaleFile & { current: string }> {
  const action = await readActionFile(join(KIT_ROOT, folder, 'action.yml'));
  return fillFile(join(folder, 'README.md'), {
    inputs: renderInputs(action),
    outputs: renderOutputs(action),
    ...(folder === ACTION_FOLDERS.ingest ? { keywords: renderKeywords() } : {}),
  });
}

async function fillFile(
  path: string,
  tables: Readonly<Record<string, string>>,
): Promise<StaleFile & { current: string }> {
  const file = join(KIT_ROOT, path);
  const current = await readFile(file, 'utf8');
  const text = Object.entries(tables).reduce(
    (filled, [marker, table]) => fillMarkers({ text: filled, marker, table, file }),
    current,
  );
  return { file, current, text };
}

/** Puts a table between `<!-- marker -->` and `<!-- /marker -->`. */
export function fillMarkers(place: { text: string; marker: string; table: string; file: string }): string {
  const { text, marker, table, file } = place;
  const open = `<!-- ${marker} -->`;
  const close = `<!-- /${marker} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < start)
    throw new Error(`${file} has no lines "${open}" and "${close}" for the table.`);
  return `${text.slice(0, start + open.length)}\n\n${table}\n\n${text.slice(end)}`;
}

function renderInputs({ inputs }: ActionFile): string {
  return renderTable(
    ['Input', 'What it is', 'Default'],
    Object.entries(inputs).map(([name, { description, required, default: preset }]) => [
      `\`${name}\`${required ? ' (required)' : ''}`,
      description,
      preset === undefined || preset === '' ? '' : `\`${preset}\``,
    ]),
  );
}

function renderOutputs({ outputs }: ActionFile): string {
  return renderTable(
    ['Output', 'What it is'],
    Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description]),
  );
}

function renderTable(header: string[], rows: string[][]): string {
  const escapePipes = (cell: string) => cell.replaceAll('|', '\\|');
  return [header, header.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(escapePipes).join(' | ')} |`)
    .join('\n');
}

if (import.meta.main) {
  const stale = await findStaleReadmes();
  const check = process.argv.includes('--check');
  for (const { file, text } of stale) {
    const name = file.slice(KIT_ROOT.length + 1);
    console.log(check ? `${name} is out of date` : `wrote ${name}`);
    if (!check) await writeFile(file, text);
  }
  if (check && stale.length > 0) process.exitCode = 1;
}
