import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { CUSTOM_RESOURCES } from '../helpers/custom-resources.ts';
import { type ModuleFile, provideModuleFile } from '../helpers/go-module.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** Kubernetes' own kinds. */
const KUBERNETES = { module: 'k8s.io/kubernetes@v1.36.3', file: 'api/openapi-spec/swagger.json' };

type Schema = Record<string, unknown>;

/**
 * A folder of JSON Schemas as kubeconform looks for them, one a kind, closed: a field that the API does not know is an
 * error, as it is for a server that validates strictly.
 */
export function writeKubernetesSchemas(): string {
  const folder = makeTemporaryFolder('schemas');
  const schemas = Object.assign(
    describeBuiltIn(),
    ...Object.values(CUSTOM_RESOURCES).flat().map(describeCustom),
  );
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(schema));
  return folder;
}

/** As kubeconform's `{{.ResourceKind}}{{.KindSuffix}}`. */
function nameSchema(kind: string, group: string, version: string): string {
  const parts = [kind, group.split('.')[0], version].filter((part) => part !== undefined && part !== '');
  return parts.join('-').toLowerCase();
}

/** The kinds of Kubernetes' own that manifests here use. */
const BUILT_IN = [
  'api.apps.v1.Deployment',
  'api.core.v1.Namespace',
  'api.core.v1.Service',
  'api.core.v1.ServiceAccount',
  'api.policy.v1.PodDisruptionBudget',
] as const;

function describeBuiltIn(): Record<string, Schema> {
  const described = asObject(asObject(JSON.parse(readModuleFile(KUBERNETES)))['definitions']);
  return Object.fromEntries(
    BUILT_IN.map((kind) => {
      const [, group = '', version = '', name = ''] = kind.split('.');
      const definitions: Schema = {};
      collect({ name: `io.k8s.${kind}`, described, definitions });
      const key = nameSchema(name, group === 'core' ? '' : group, version);
      return [key, { $ref: `#/definitions/io.k8s.${kind}`, definitions }];
    }),
  );
}

/** Takes a definition over with all that it refers to. */
function collect(work: { name: string; described: Schema; definitions: Schema }): void {
  const { name, described, definitions } = work;
  if (name in definitions) return;
  const schema = loosen(name, close(described[name]));
  definitions[name] = schema;
  for (const [, next = ''] of JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g))
    collect({ ...work, name: next });
}

/** Two types that the description gives as strings take numbers too. */
function loosen(name: string, schema: unknown): unknown {
  if (/\.(IntOrString|Quantity)$/.test(name)) return { type: ['string', 'number'] };
  return schema;
}

function describeCustom(source: ModuleFile): Record<string, unknown> {
  const definitions = parseAllDocuments(readModuleFile(source)).map((document) => asObject(document.toJS()));
  return Object.fromEntries(
    definitions.flatMap(({ spec }) => {
      const { group, names, versions } = asObject(spec);
      return asList(versions).map((entry) => {
        const { name, schema } = asObject(entry);
        const kind = String(asObject(names)['kind']);
        return [nameSchema(kind, String(group), String(name)), close(asObject(schema)['openAPIV3Schema'])];
      });
    }),
  );
}

/** The same schema in which an object has the properties it names and no others. */
function close(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(close);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, close(value)]));
  if (copy['x-kubernetes-int-or-string']) return { type: ['string', 'integer'] };
  const open = 'additionalProperties' in copy || copy['x-kubernetes-preserve-unknown-fields'];
  const isSchema = typeof copy['properties'] === 'object' && !open && copy['type'] !== undefined;
  return isSchema ? { ...copy, additionalProperties: false } : copy;
}

function readModuleFile(source: ModuleFile): string {
  return readFileSync(provideModuleFile(source), 'utf8');
}

function asObject(value: unknown): Schema {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`No object: ${JSON.stringify(value)?.slice(0, 80)}`);
  return { ...value };
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
