import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Json = Record<string, unknown>;

/** One operation of GitHub's published OpenAPI description. */
export interface Operation {
  /** Such as `POST /repos/{owner}/{repo}/pulls`. */
  name: string;
  /** Path parameters, decoded. */
  parameters: Record<string, string>;
  description: Json;
}

let description: Json | undefined;
let paths: Map<number, Path[]> | undefined;
const validators = new Map<string, ValidateFunction>();

/** GitHub's description of its REST interface, read once. */
function readDescription(): Json {
  const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  description ??= asRecord(JSON.parse(readFileSync(file, 'utf8')));
  return description;
}

/** Every path of the description, by how many segments it has. */
function indexPaths(): Map<number, Path[]> {
  const index = new Map<number, Path[]>();
  for (const [template, methods] of Object.entries(asRecord(readDescription()['paths']))) {
    const segments = template.split('/');
    const path = { template, segments, methods: asRecord(methods) };
    index.set(segments.length, [...(index.get(segments.length) ?? []), path]);
  }
  return index;
}

interface Path {
  template: string;
  segments: string[];
  methods: Json;
}

/** The operation for a request, if GitHub has one. */
export function findOperation(method: string, path: string): Operation | undefined {
  const segments = path.split('/');
  paths ??= indexPaths();
  for (const { template, methods, ...known } of paths.get(segments.length) ?? []) {
    const parameters = matchTemplate(known.segments, segments);
    const found = methods[method.toLowerCase()];
    if (parameters && found)
      return { name: `${method} ${template}`, parameters, description: asRecord(found) };
  }
  return undefined;
}

/** The value that GitHub shows as the example of a component, fresh. */
export function readExample(name: string): Json {
  const example = resolve({ $ref: `#/components/examples/${name}` })['value'];
  return structuredClone(asRecord(Array.isArray(example) ? example[0] : example));
}

/** What GitHub's description says against a request; empty: nothing. */
export function checkRequest(operation: Operation, query: URLSearchParams, body: unknown): string[] {
  const known = listParameters(operation);
  const names = [...query.keys()].filter((name) => !known.has(name)).map((name) => `unknown query ${name}`);
  const values = [...query].flatMap(([name, value]) => checkValue(known.get(name), value, `query ${name}`));
  const schema = schemaOf(asRecord(operation.description['requestBody'] ?? {}));
  if (!schema)
    return [...names, ...values, ...(body === undefined ? [] : ['a body where none is described'])];
  return [
    ...names,
    ...values,
    ...validate(`${operation.name} body`, schema, body),
    ...listUnknown(schema, body),
  ];
}

/** What GitHub's description says against an answer. */
export function checkAnswer(operation: Operation, status: number, body: unknown): string[] {
  const responses = asRecord(operation.description['responses']);
  const response = responses[`${status}`];
  // A bad or unknown token, a value that does not go, and a server in trouble are described for few operations.
  if (response === undefined)
    return status >= 500 || [401, 403, 404, 422].includes(status)
      ? []
      : [`status ${status} is not described`];
  const schema = schemaOf(resolve(asRecord(response)));
  return schema ? validate(`${operation.name} ${status}`, schema, body) : [];
}

function matchTemplate(template: string[], segments: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = decodeURIComponent(segment);
    else if (part !== segment) return undefined;
  }
  return parameters;
}

function listParameters({ description: { parameters } }: Operation): Map<string, Json> {
  const list = Array.isArray(parameters) ? parameters.map((entry) => resolve(asRecord(entry))) : [];
  return new Map(
    list
      .filter((entry) => entry['in'] === 'query')
      .map((entry) => [`${entry['name']}`, asRecord(entry['schema'])]),
  );
}

function checkValue(schema: Json | undefined, text: string, where: string): string[] {
  if (!schema) return [];
  const value = schema['type'] === 'integer' ? Number(text) : text;
  return validate(where, schema, value);
}

function schemaOf(described: Json): Json | undefined {
  const json = asRecord(asRecord(described['content'] ?? {})['application/json'] ?? {});
  return json['schema'] === undefined ? undefined : asRecord(json['schema']);
}

/** Fields that no description mentions: GitHub drops them silently, so they are a mistake of ours. */
function listUnknown(schema: Json, body: unknown): string[] {
  if (typeof body !== 'object' || body === null || schema['oneOf'] !== undefined) return [];
  const known = asRecord(schema['properties'] ?? {});
  return Object.keys(body)
    .filter((name) => !(name in known))
    .map((name) => `unknown field ${name}`);
}

function validate(name: string, schema: Json, value: unknown): string[] {
  const known = validators.get(name) ?? compile(schema);
  validators.set(name, known);
  if (known(value)) return [];
  return (known.errors ?? []).slice(0, 3).map((error) => `${name}${error.instancePath} ${error.message}`);
}

const COMPONENTS = 'github';
let ajv: Ajv2020 | undefined;

/** One for all schemas, so that what many operations refer to is compiled once. */
function openAjv(): Ajv2020 {
  if (ajv) return ajv;
  ajv = new Ajv2020({
    strict: false,
    logger: false,
    allErrors: true,
    inlineRefs: false,
    validateSchema: false,
  });
  formats.default(ajv);
  const components = asRecord(asRecord(readDescription()['components'])['schemas']);
  ajv.addSchema({ $id: COMPONENTS, $defs: convert(components) });
  return ajv;
}

function compile(schema: Json): ValidateFunction {
  return openAjv().compile(asRecord(convert(schema)));
}

/** OpenAPI 3.0 to JSON Schema: `nullable` becomes a choice, references lead to the components. */
function convert(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(convert);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, example: _example, examples: _examples, ...rest } = asRecord(schema);
  const converted = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, key === '$ref' ? refer(`${value}`) : convert(value)]),
  );
  return nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}

function refer(reference: string): string {
  return `${COMPONENTS}#/$defs/${reference.split('/').at(-1) ?? ''}`;
}

function resolve(value: Json): Json {
  const reference = value['$ref'];
  if (typeof reference !== 'string') return value;
  const target = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => asRecord(node)[key], readDescription());
  return resolve(asRecord(target));
}

function asRecord(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new TypeError(`Not an object: ${String(value)}`);
  return value as Json;
}
