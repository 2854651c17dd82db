import type { Comparison } from '../../../kit/format/manifest/comparison.ts';
import type { SideNames } from '../../../kit/report/duel/side-names.ts';

/** What a promotion calls the two models. */
export function nameSides(champion: Comparison['champion']): SideNames {
  return {
    challenger: 'challenger',
    champion: 'champion',
    here: 'here',
    there: `of ${champion?.version ?? 'no model'}`,
    against: champion?.version,
    model: 'the champion',
  };
}
