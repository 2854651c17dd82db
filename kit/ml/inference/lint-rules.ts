import type { LintRule } from '../../format/onnx/finding.ts';
import { RULE_FAMILIES } from '../../format/onnx/lint-model.ts';
import { FILE_RULES } from '../../format/onnx/rules/file.ts';
import { SIGNATURE_RULES } from './lint-signature.ts';

/** Every rule of the lint, by family: what the documentation lists. */
export const LINT_RULES: readonly { title: string; rules: readonly LintRule[] }[] = [
  FILE_RULES,
  ...RULE_FAMILIES,
  SIGNATURE_RULES,
];
