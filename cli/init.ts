import { resolve } from 'node:path';
import { canonicalJson } from '../kit/format/manifest/canonical-json.ts';
import { writeTemplate } from '../kit/format/template/write-template.ts';
import { formatCount } from '../kit/ground/errors/format-count.ts';
import { TEMPLATE_FOLDER } from './kit-root.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

/** Writes a project from the template and says what to do next. */
export async function runInit({ inputs, words, json }: ParsedArguments): Promise<number> {
  const [folder] = words;
  if (folder === undefined) throw new UsageError('Name the folder to write: slipway init FOLDER.');
  const directory = resolve(folder);
  const { files } = await writeTemplate({
    source: TEMPLATE_FOLDER,
    directory,
    owner: inputs['owner'] ?? 'slipway-mlops',
    repository: inputs['repository'] ?? 'slipway',
    ref: inputs['ref'] ?? 'v1',
  });
  process.stderr.write(
    `Wrote ${formatCount(files.length, 'file')} into ${directory}. Read its README.md first.\n`,
  );
  if (json) process.stdout.write(canonicalJson({ directory, files }));
  return 0;
}
