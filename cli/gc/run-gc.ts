import { resolve } from 'node:path';
import { readCredentials } from '../../kit/action/credentials.ts';
import { locateData } from '../../kit/format/config/project-paths.ts';
import { readPipeline } from '../../kit/format/config/read-pipeline.ts';
import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { createGit } from '../../kit/host/git/git.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { refuseShallow } from '../registry/refuse-shallow.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { collect } from './collect.ts';
import { findRoots } from './find-roots.ts';
import { fetchBranches } from './read-branches.ts';
import { readOptions } from './read-options.ts';
import { renderGc } from './render-gc.ts';

const DAY_MS = 24 * 3_600_000;

/** `slipway gc --dry-run`: what a store keeps that no branch needs. @returns the exit code, 1 where what is needed is missing */
export async function runGc({ inputs, json }: ParsedArguments): Promise<number> {
  const options = readOptions(inputs);
  const directory = process.cwd();
  const pipeline = await readPipeline(resolve(directory, 'pipeline.yaml'));
  const url = options.store ?? pipeline?.data?.store;
  if (url === undefined)
    throw new ConfigurationError(
      'SLW_INPUT_MISSING',
      `No store is named: ${directory} has no pipeline.yaml with "data.store". Change to the project's folder, or write --store.`,
    );
  const git = createGit({ directory, log: silentLogger });
  await refuseShallow(git);
  const base = options.offline ? 'HEAD' : await fetchBranches(git);
  const since = new Date(Date.now() - options.keepDays * DAY_MS);
  const lock = locateData(pipeline).lock;
  const roots = await findRoots({ git, base, lock, keepVersions: options.keepVersions, since });
  const credentials = readCredentials(process.env, false);
  const store = await openStore(url, { directory, credentials, log: silentLogger });
  const result = await collect({ store, roots, since });
  printAnswer({
    json,
    result: { store: url, ...result },
    render: (style) => renderMarkdown(renderGc(url, result), style),
  });
  return result.missing.length === 0 ? 0 : 1;
}
