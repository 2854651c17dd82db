import { resolve } from 'node:path';
import { readCredentials } from '../../kit/action/credentials.ts';
import { locateData } from '../../kit/format/config/project-paths.ts';
import { readPipeline } from '../../kit/format/config/read-pipeline.ts';
import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { createGit } from '../../kit/host/git/git.ts';
import { examineStore } from '../../kit/ml/retention/examine-store.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { readOptions } from './read-options.ts';
import { renderGc } from './render-gc.ts';

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
  const credentials = readCredentials(process.env, false);
  const result = await examineStore(
    { git, openStore: () => openStore(url, { directory, credentials, log: silentLogger }) },
    { ...options, lock: locateData(pipeline).lock },
  );
  printAnswer({
    json,
    result: { store: url, ...result },
    render: (style) => renderMarkdown(renderGc(url, result), style),
  });
  return result.missing.length === 0 ? 0 : 1;
}
