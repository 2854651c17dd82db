import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type Document, LineCounter, type Node, parseDocument, type YAMLParseError } from 'yaml';
import { ConfigurationError, describeError } from '../errors/configuration-error.ts';
import { suggest } from '../errors/suggest.ts';
import { readTextIfExists } from '../files/files.ts';
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
  if (broken) throw new ConfigurationError(explainSyntax(broken, file));
  const value = resolveAliases(document, file);
  const validate = new Ajv2020({
    strict: false,
    strictNumbers: true,
    verbose: true,
    allErrors: true,
  }).compile(PipelineSchema);
  if (!validate(value))
    throw new ConfigurationError(explain({ document, lines, errors: validate.errors ?? [], file }));
  const pipeline = value as Pipeline;
  checkPipeline(pipeline, file);
  return pipeline;
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
      `${file}: not valid YAML: ${describeError(error)}. Write it without that alias.`,
    );
  }
}

interface Explanation {
  document: Document;
  lines: LineCounter;
  errors: ErrorObject[];
  file: string;
}

function explain({ document, lines, errors, file }: Explanation): string {
  // A misspelled key is also a missing one: the misspelling is what helps.
  const error = errors.find(({ keyword }) => keyword === 'additionalProperties') ?? errors[0];
  if (!error) return `${file} is not a pipeline file.`;
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  if (error.keyword === 'additionalProperties') {
    const key = String(error.params['additionalProperty']);
    const place = locate({ document, lines, path: [...path, key], file });
    return `${place}: unknown key "${key}"${within(path)}.${suggest(key, knownKeys(error))}`;
  }
  const place = locate({ document, lines, path, file });
  if (error.keyword === 'required') {
    return `${place}: the key "${String(error.params['missingProperty'])}" is missing${within(path)}. Add it.`;
  }
  return `${place}: "${path.join('.') || 'the file'}" ${describeRule(error, errors)}.`;
}

function describeRule(error: ErrorObject, errors: readonly ErrorObject[]): string {
  const constants = paramsOf(errors, error.instancePath, 'const').map(({ allowedValue }) => allowedValue);
  if (constants.length > 0) return `must be one of ${constants.join(', ')}`;
  const types = paramsOf(errors, error.instancePath, 'type').map(({ type }) => type);
  if (types.length > 0) return `must be ${types.join(' or ')}`;
  const schema: unknown = error.parentSchema;
  if (error.keyword === 'pattern' && hasText(schema, 'description')) return `must be ${schema.description}`;
  return error.message ?? `breaks the rule "${error.keyword}"`;
}

/** What the failed alternatives of one kind asked for at one place. */
function paramsOf(errors: readonly ErrorObject[], path: string, keyword: string): ErrorObject['params'][] {
  return errors
    .filter((error) => error.instancePath === path && error.keyword === keyword)
    .map(({ params }) => params);
}

function hasText<Key extends string>(value: unknown, key: Key): value is Record<Key, string> {
  return typeof value === 'object' && value !== null && key in value;
}

/** The keys that stand beside the unknown one, from the schema the error points into. */
function knownKeys(error: ErrorObject): string[] {
  let schema: unknown = PipelineSchema;
  const steps = error.schemaPath.split('/').slice(1, -1).map(unescapePointer);
  for (const step of steps) schema = isRecord(schema) ? schema[step] : undefined;
  const properties = isRecord(schema) ? schema['properties'] : undefined;
  return isRecord(properties) ? Object.keys(properties) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function locate({ document, lines, path, file }: Omit<Explanation, 'errors'> & { path: string[] }): string {
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

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
