import type { SideNames } from '../../../../kit/report/duel/side-names.ts';

/** What a report calls the trial and the model of main. */
export const SIDES: SideNames = {
  challenger: 'this change',
  champion: 'main',
  here: 'here',
  there: 'on main',
  against: 'main',
  model: 'the model of main',
};
