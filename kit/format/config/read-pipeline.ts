import { type Document, LineCounter, type Node, parseDocument, type YAMLParseError } from 'yaml';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { readTextIfExists } from '../../ground/files/files.ts';
import { isRecord } from '../../ground/values/record.ts';
import { describeMismatch } from '../manifest/describe-mismatch.ts';
import { type Fault, findFaults } from '../manifest/find-faults.ts';
import { checkPipeline } from './check-pipeline.ts';
import { type Pipeline, PipelineSchema } from './pipeline-schema.ts';

/**
 * Reads `pipeline.yaml`.
 * @returns undefined when there is no such file: every action also works with inputs alone
 * @throws ConfigurationError with file, line and cure for broken YAML, an unknown key or a wrong value
 */
export async function readPipeline(file: string): Promise<Pipeline | undefined> {
  const text = await readTextIfExists(file);
  return text === undefined ? undefined : parsePipeline(text, file);
}

/** The same from text; `file` is what messages call it. */
export function parsePipeline(text: string, file: string): Pipeline {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) throw new ConfigurationError('SLW_PIPELINE_INVALID', explainSyntax(broken, file));
  const value = resolveAliases(document, file);
  const faults = findFaults(PipelineSchema, value);
  if (faults.length > 0)
    throw new ConfigurationError('SLW_PIPELINE_INVALID', explain({ document, lines, faults, file }));
  const pipeline = value as Pipeline;
  checkPipeline(pipeline, (path) => locate({ document, lines, path, file }));
  return pipeline;
}

/** The model that a `pipeline.yaml` names, whatever else is wrong with it; undefined where it names none. */
export function findPipelineModel(text: string): string | undefined {
  const document = parseDocument(text);
  const model: unknown = document.errors.length === 0 ? document.get('model') : undefined;
  return typeof model === 'string' ? model : undefined;
}

function explainSyntax({ message, linePos }: YAMLParseError, file: string): string {
  const [reason] = message.replace(/ at line \d+, column \d+:?/, '').split('\n');
  const place = linePos ? `${file}:${linePos[0].line}` : file;
  return `${place}: not valid YAML: ${reason}. Correct that line.`;
}

/** The document as plain data. Aliases are resolved here, and refused where they are unknown or multiply without end. */
function resolveAliases(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new ConfigurationError(
      'SLW_PIPELINE_INVALID',
      `${file}: not valid YAML: ${describeError(error)}. Write it without that alias.`,
    );
  }
}

interface Explanation {
  document: Document;
  lines: LineCounter;
  faults: readonly Fault[];
  file: string;
}

function explain({ document, lines, faults, file }: Explanation): string {
  const mismatch = describeMismatch(faults);
  const { kind, path } = mismatch;
  const place = (at: string[]) => locate({ document, lines, path: at, file });
  if (kind === 'unknown key') {
    const { key, known } = mismatch;
    return `${place([...path, key])}: unknown key "${key}"${within(path)}.${suggest(key, known)}`;
  }
  if (kind === 'missing key')
    return `${place(path)}: the key "${mismatch.key}" is missing${within(path)}. Add it.`;
  const name = path.length === 0 ? 'the file' : `"${path.join('.')}"`;
  return `${place(path)}: ${name} is ${mismatch.found}. Write ${mismatch.expected}.`;
}

function locate({ document, lines, path, file }: Omit<Explanation, 'faults'> & { path: string[] }): string {
  const offset = findOffset(document, path);
  return offset === undefined ? file : `${file}:${lines.linePos(offset).line}`;
}

/** Where the key (or else the value) at `path` begins. */
function findOffset(document: Document, path: string[]): number | undefined {
  if (path.length === 0) return document.contents?.range?.[0];
  const parent: unknown = document.getIn(path.slice(0, -1), true);
  if (isRecord(parent) && Array.isArray(parent['items'])) {
    for (const item of parent['items']) {
      const key: unknown = isRecord(item) ? item['key'] : undefined;
      if (isRecord(key) && String(key['value']) === path.at(-1) && Array.isArray(key['range']))
        return key['range'][0];
    }
  }
  const node = document.getIn(path, true) as Node | undefined;
  return node?.range?.[0];
}

function within(path: string[]): string {
  return path.length > 0 ? ` in "${path.join('.')}"` : '';
}
