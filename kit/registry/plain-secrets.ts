import { isMap, isSeq, parseAllDocuments } from 'yaml';

/** A secret that stands in a manifest for everyone to read. */
export interface PlainSecret {
  /** Counted from 1. */
  line: number;
  /** Such as `Secret "database"`. */
  what: string;
}

/**
 * Secrets in the open: a `Secret` with `data` or `stringData` (base64 hides nothing), also in a `List`, and a Kustomize
 * `secretGenerator` with `literals`. A document that SOPS encrypted is none; nor are kinds that hold no value of their
 * own, such as ExternalSecret and SealedSecret.
 */
export function findPlainSecrets(text: string): PlainSecret[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    if (document.errors.length > 0) return findInBrokenText(text);
    return findInNode(document.contents, (offset) => countLines(text, offset));
  });
}

type LineOf = (offset: number) => number;

function findInNode(node: unknown, lineOf: LineOf): PlainSecret[] {
  if (!isMap(node)) return [];
  const items = node.get('items');
  if (isSeq(items)) return items.items.flatMap((item) => findInNode(item, lineOf));
  const line = lineOf(node.range?.[0] ?? 0);
  if (isPlainSecret(node)) return [{ line, what: `Secret "${nameOf(node)}"` }];
  return findInGenerators(node.get('secretGenerator'), lineOf);
}

interface Keyed {
  has(key: string): boolean;
  get(key: string): unknown;
}

function isPlainSecret(node: Keyed): boolean {
  return (
    node.get('kind') === 'Secret' && !node.has('sops') && (holds(node, 'data') || holds(node, 'stringData'))
  );
}

/** True for a key that holds anything at all: an alias and a text count too. */
function holds(node: Keyed, key: string): boolean {
  const value = node.get(key);
  return value !== null && value !== undefined && !(isMap(value) && value.items.length === 0);
}

function nameOf(node: Keyed): string {
  const metadata = node.get('metadata');
  return isMap(metadata) ? String(metadata.get('name')) : '';
}

function findInGenerators(generators: unknown, lineOf: LineOf): PlainSecret[] {
  if (!isSeq(generators)) return [];
  return generators.items
    .filter((item) => isMap(item))
    .filter((item) => item.has('literals'))
    .map((item) => ({
      line: lineOf(item.range?.[0] ?? 0),
      what: `secretGenerator "${String(item.get('name'))}"`,
    }));
}

/** What is no YAML (a chart's template, a conflict) is read line by line, rather than let through. */
function findInBrokenText(text: string): PlainSecret[] {
  const kind = /^\s*kind:\s*["']?Secret["']?\s*$/m.exec(text);
  const values = /^\s*(data|stringData):/m.test(text);
  return kind && values ? [{ line: countLines(text, kind.index), what: 'a Secret' }] : [];
}

function countLines(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
