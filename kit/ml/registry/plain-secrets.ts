import { type Document, isNode, parseAllDocuments } from 'yaml';
import { isPlainValue, isSecretName } from '../../ground/secrets/secret-forms.ts';
import { isRecord } from '../../ground/values/record.ts';
import { describeValue, type PlainSecret } from './secret-lines.ts';

/** More aliases, each weighed by those inside it, than any manifest has: a document made to exhaust who reads it. */
const MAX_ALIASES = 10_000;

/**
 * Secrets in the open: a `Secret` with `data` or `stringData` (base64 hides nothing), also in a `List`, a Kustomize
 * `secretGenerator` with `literals`, and a variable of a container or an entry of a ConfigMap whose name says that it is
 * one. Aliases and merge keys stand for what they name. A document that SOPS encrypted is none; nor are kinds that hold
 * no value of their own, such as ExternalSecret and SealedSecret.
 */
export function findPlainSecrets(text: string): PlainSecret[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent', merge: true });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    if (document.errors.length > 0) return findInBrokenText(text);
    const lineOf = (path: Path) => countLines(text, findOffset(document, path));
    const value = readDocument(document);
    if (value === undefined) return [{ line: lineOf([]), what: 'something behind too many YAML aliases' }];
    return [...findInObject({ value, path: [], lineOf }), ...findNamed({ value, path: [], lineOf })];
  });
}

type Path = readonly (string | number)[];

interface Place {
  value: unknown;
  path: Path;
  lineOf: (path: Path) => number;
}

/** The document with its aliases resolved, each to the one object it names; undefined where there are too many. */
function readDocument(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES }) ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Where a node begins, or the nearest one around it that is no alias. */
function findOffset(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

type Fields = Record<string, unknown>;

function findInObject({ value, path, lineOf }: Place, seen = new Set<unknown>()): PlainSecret[] {
  if (!isRecord(value) || seen.has(value)) return [];
  seen.add(value);
  const { items } = value;
  if (Array.isArray(items))
    return items.flatMap((item: unknown, index) =>
      findInObject({ value: item, path: [...path, 'items', index], lineOf }, seen),
    );
  if (isPlainSecret(value)) return [{ line: lineOf(path), what: `Secret "${nameOf(value)}"` }];
  return findInGenerators({ value: value['secretGenerator'], path: [...path, 'secretGenerator'], lineOf });
}

function isPlainSecret(fields: Fields): boolean {
  return (
    fields['kind'] === 'Secret' &&
    !('sops' in fields) &&
    (holds(fields, 'data') || holds(fields, 'stringData'))
  );
}

/** True for a key that holds anything at all: a text counts too. */
function holds(fields: Fields, key: string): boolean {
  const value = fields[key];
  return value !== null && value !== undefined && !(isRecord(value) && Object.keys(value).length === 0);
}

function nameOf({ metadata }: Fields): string {
  return isRecord(metadata) ? String(metadata['name']) : '';
}

function findInGenerators({ value, path, lineOf }: Place): PlainSecret[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown, index) =>
    isRecord(item) && 'literals' in item
      ? [{ line: lineOf([...path, index]), what: `secretGenerator "${String(item['name'])}"` }]
      : [],
  );
}

/** Values whose names say that they are secrets, anywhere in a document. */
function findNamed({ value, path, lineOf }: Place, seen = new Set<unknown>()): PlainSecret[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const found = isRecord(value)
    ? listNamed(value).map(({ name, key }) => ({
        line: lineOf([...path, ...key]),
        what: describeValue(name),
      }))
    : [];
  const inside = Object.entries(value).flatMap(([key, item]) =>
    findNamed({ value: item, path: [...path, Array.isArray(value) ? Number(key) : key], lineOf }, seen),
  );
  return [...found, ...inside];
}

/** A variable of a container, or entries of a ConfigMap. */
function listNamed(fields: Fields): { name: string; key: string[] }[] {
  const { name, value, kind, data } = fields;
  if (kind === 'ConfigMap' && isRecord(data))
    return Object.entries(data)
      .filter(([key, item]) => isOpen(key, item))
      .map(([key]) => ({ name: key, key: ['data', key] }));
  return typeof name === 'string' && isOpen(name, value) ? [{ name, key: ['value'] }] : [];
}

function isOpen(name: string, value: unknown): boolean {
  return (
    isSecretName(name) &&
    (typeof value === 'string' || typeof value === 'number') &&
    isPlainValue(String(value))
  );
}

/** What is no YAML (a chart's template, a conflict) is read line by line, rather than let through. */
function findInBrokenText(text: string): PlainSecret[] {
  const kind = /^[ \t]*kind:[ \t]*["']?Secret["']?[ \t\r]*$/m.exec(text);
  const values = /^[ \t]*(data|stringData):/m.test(text);
  return kind && values ? [{ line: countLines(text, kind.index), what: 'a Secret' }] : [];
}

function countLines(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
