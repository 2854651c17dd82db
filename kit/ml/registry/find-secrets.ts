import { findSecret } from '../../ground/secrets/secret-forms.ts';
import { DEPLOY_FOLDER } from './deploy-pins.ts';
import { findPlainSecrets } from './plain-secrets.ts';
import { findSecretLines, type PlainSecret } from './secret-lines.ts';

/** What says, anywhere on a line, that it holds no secret although it looks like one. */
const NO_SECRET = /slipway: no secret\b/;

/** Files that hold variables and nothing else. Samples of them show names. */
const VARIABLES = /(^|\/)(\.env(?!\.(example|sample|template|dist)$)[^/]*|[^/]*\.env|\.envrc)$/;

/** What a YAML file must say to hold one: parsing every one would take long. */
const MANIFEST_HINT = /\bkind:|secretGenerator|\bsops\b/;

/**
 * The secrets that stand in a text for everyone to read: by their forms everywhere; by names too in what clusters are
 * told (`deploy/`, manifests elsewhere) and in files of variables. In code a name that says so is mostly a reference.
 */
export function findSecrets(path: string, text: string): PlainSecret[] {
  const found = [...findInManifest(path, text), ...findInLines(path, text)];
  const lines = text.split('\n');
  return (
    found
      .filter(({ line }) => !NO_SECRET.test(lines[line - 1] ?? ''))
      // One finding a line is enough, and the one of the manifest says most.
      .filter(({ line }, index, kept) => kept.findIndex((other) => other.line === line) === index)
  );
}

function findInManifest(path: string, text: string): PlainSecret[] {
  if (path.startsWith(DEPLOY_FOLDER)) return /\.(ya?ml|json)$/.test(path) ? findPlainSecrets(text) : [];
  return /\.ya?ml$/.test(path) && MANIFEST_HINT.test(text) ? findPlainSecrets(text) : [];
}

function findInLines(path: string, text: string): PlainSecret[] {
  if (path.startsWith(DEPLOY_FOLDER) || VARIABLES.test(path)) return findSecretLines(path, text);
  if (findSecret(text) === undefined) return [];
  const lines = text.split('\n');
  return lines.flatMap((content, index) => {
    const what = findSecret(removeShown(`${content}\n${lines[index + 1] ?? ''}`).split('\n')[0] ?? '');
    return what === undefined ? [] : [{ line: index + 1, what }];
  });
}

/**
 * What documents, code and tests show: the first line of a key without a key after it, Amazon's own examples, and
 * addresses of this machine or of reserved names (RFC 2606).
 */
const SHOWN = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?!(?:\\[nr]|["'`+,\s]){0,200}(?:[A-Za-z0-9+/]{16}|Proc-Type))/g,
  /\bA[KS]IA[0-9A-Z]{9}EXAMPLE\b/g,
  /:\/\/[^\s/:@]+:[^\s/:@]+@(?:localhost|127\.0\.0\.1|\[::1\]|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?|[\w.-]+\.(?:test|invalid))(?![\w.-])/g,
];

function removeShown(lines: string): string {
  return SHOWN.reduce((text, shown) => text.replace(shown, ''), lines);
}
