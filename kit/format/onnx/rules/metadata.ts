import { type LintFinding, type LintRule, report } from '../finding.ts';
import type { LintSubject, RuleFamily } from '../subject.ts';
import type { Leak } from '../types.ts';

const SECRET: LintRule = {
  id: 'secret-in-metadata',
  severity: 'error',
  what: 'Metadata or a doc_string looks like a key, a token, a password or an address with one. The message never repeats it.',
  why: 'A bundle is read by everyone who may pull it, for as long as it exists.',
  fix: 'Revoke it where it was issued, and export the model without it (del model.metadata_props[:]).',
};

const PATH: LintRule = {
  id: 'local-path-in-metadata',
  severity: 'warning',
  what: 'Metadata or a doc_string holds a path of the machine that exported the model. Exporters of PyTorch write stack traces into nodes.',
  why: 'It tells strangers the names of people, machines and projects, and makes the bytes differ from machine to machine.',
  fix: 'Clear it before saving: for node in model.graph.node: node.ClearField("doc_string"); del node.metadata_props[:].',
};

function lintMetadata({ model: { leaks } }: LintSubject): LintFinding[] {
  return leaks.map(({ kind, looksLike, place, count }: Leak) => {
    const more = count > 1 ? ` (${(count - 1).toLocaleString('en-US')} more like it)` : '';
    return kind === 'secret'
      ? report(SECRET, { message: `It looks like ${looksLike}${more}.`, place })
      : report(PATH, { message: `It holds the path ${looksLike}${more}.`, place });
  });
}

export const METADATA_RULES: RuleFamily = {
  title: 'Metadata',
  rules: [SECRET, PATH],
  lint: lintMetadata,
};
