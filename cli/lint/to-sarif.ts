import { relative, resolve } from 'node:path';
import type { LintFinding, LintRule } from '../../kit/format/onnx/finding.ts';
import { LINT_RULES } from '../../kit/ml/inference/lint-rules.ts';
import { renderSarif, type SarifRule } from '../../kit/report/sarif.ts';

const DOCUMENTATION = 'https://github.com/slipway-mlops/slipway/blob/main/docs/lint.md';

/** The findings of one file as the text of a SARIF file, its path as seen from the current folder. */
export function toSarif({
  file,
  findings,
  version,
}: {
  file: string;
  findings: readonly LintFinding[];
  version: string;
}): string {
  const path = relative(process.cwd(), resolve(file)).replaceAll('\\', '/');
  return renderSarif({
    tool: 'slipway lint',
    version,
    rules: LINT_RULES.flatMap(({ rules }) => rules).map(toSarifRule),
    results: findings.map(({ id, severity, place, message, fix }) => ({
      rule: id,
      level: severity,
      message: `${place}: ${message} ${fix}`,
      file: path,
      part: place,
    })),
  });
}

function toSarifRule({ id, severity, what, why, fix }: LintRule): SarifRule {
  const helpUri = `${DOCUMENTATION}#${id}`;
  return { id, level: severity, summary: what, explanation: `${what} ${why}`, help: fix, helpUri };
}
