import { compareContracts } from '../../../kit/format/contract/compare-contracts.ts';
import type { Contract } from '../../../kit/format/contract/contract.ts';
import { canonicalLine } from '../../../kit/format/manifest/canonical-json.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { compareSignatures } from '../../../kit/ml/registry/compare-signatures.ts';
import { describeSplitRule } from '../../../kit/report/describe-split-rule.ts';
import { escapeMarkdown, escapeSentence, renderTable } from '../../../kit/report/markdown.ts';
import type { Promotion } from './promotion.ts';

const MAX_CHANGES = 20;

/** What differs from the model that is live: data, contract, code, parameters, size. */
export function renderChanges({ challenger, champion }: Promotion): string {
  if (!champion) return '### What changes\n\nThis is the first model of this environment.';
  const before = champion.bundle;
  const table = renderTable(
    [{ title: '' }, { title: 'champion' }, { title: 'challenger' }],
    listFacts(before, challenger).map(([name, old, now]) => [name, old, old === now ? 'the same' : now]),
  );
  const parts = [describeContract(before.contract, challenger.contract), describeTensors(before, challenger)];
  return ['### What changes', table, ...parts.filter((part) => part !== '')].join('\n\n');
}

function listFacts(before: Bundle, after: Bundle): [string, string, string][] {
  const facts = (bundle: Bundle) => [
    bundle.lock.version,
    bundle.lock.rows.accepted.toLocaleString('en-US'),
    bundle.lock.rows.rejected.toLocaleString('en-US'),
    escapeMarkdown(describeSplitRule(bundle.lock.split)),
    bundle.run.code.commit ?? 'unknown',
    escapeMarkdown(bundle.run.command),
    escapeMarkdown(canonicalLine(bundle.run.params)),
    bundle.model.size.toLocaleString('en-US'),
  ];
  const names = [
    'data version',
    'rows accepted',
    'rows rejected',
    'split',
    'code commit',
    'command',
    'parameters',
    'model bytes',
  ];
  const [old, now] = [facts(before), facts(after)];
  return names.map((name, index) => [name, old[index] ?? '', now[index] ?? '']);
}

function describeContract(before: Contract, after: Contract): string {
  if (before.digest === after.digest) return 'The data contract is the same.';
  return listChanges('The data contract changes', compareContracts(before, after));
}

/** What goes in and comes out, for those who send tensors; empty where that is the same. */
function describeTensors(before: Bundle, after: Bundle): string {
  if (before.digests.signature === after.digests.signature) return '';
  return listChanges('Inputs and outputs change', compareSignatures(before.signature, after.signature));
}

function listChanges(
  title: string,
  { breaking, compatible }: { breaking: readonly string[]; compatible: readonly string[] },
): string {
  const changes = [
    ...breaking.map((change) => `- **breaking:** ${escapeSentence(change)}`),
    ...compatible.map((change) => `- ${escapeSentence(change)}`),
  ];
  const shown = changes.slice(0, MAX_CHANGES);
  if (changes.length > MAX_CHANGES) shown.push(`- and ${changes.length - MAX_CHANGES} more`);
  return shown.length === 0 ? '' : `**${title}:**\n\n${shown.join('\n')}`;
}
