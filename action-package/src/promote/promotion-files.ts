import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { environmentPath, VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { renderPointer } from '../shared/render-pointer.ts';
import type { Promotion } from './promotion.ts';

/** What a promotion changes: the pointer, and the version's files where the version is new. */
export function listPromotionFiles(promotion: Promotion): Record<string, string> {
  const { model, environment, challenger, assignment, comparison, evidence } = promotion;
  const { version } = assignment.version;
  const path = (file: string) => versionPath(model, version, file);
  const pointer = renderPointer({ model, environment, version, bundle: challenger.digest });
  return {
    [environmentPath(model, environment)]: pointer,
    ...(assignment.isNew
      ? {
          [path(VERSION_FILES.version)]: canonicalJson(assignment.version),
          [path(VERSION_FILES.evaluation)]: canonicalJson(challenger.evaluation),
          [path(VERSION_FILES.comparison)]: canonicalJson(comparison),
          [path(VERSION_FILES.card)]: challenger.card,
          [path(VERSION_FILES.tensors)]: canonicalJson(challenger.signature),
          ...Object.fromEntries(
            Object.entries(evidence?.files ?? {}).map(([file, text]) => [path(file), text]),
          ),
        }
      : {}),
  };
}
