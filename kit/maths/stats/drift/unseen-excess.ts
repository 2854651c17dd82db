import { FALSE_DISCOVERY_RATE } from '../benjamini-hochberg.ts';
import type { ColumnSample, DriftStatistic } from './drift-statistic.ts';

/** The share of rows with unseen values beyond what chance explains, where they are more than chance by themselves. */
export const UNSEEN_EXCESS: DriftStatistic<ColumnSample> = {
  name: 'unseen excess',
  floor: 0.01,
  measure({ unseen }) {
    if (unseen === null || unseen.pValue > FALSE_DISCOVERY_RATE) return null;
    return { value: unseen.share - unseen.expected };
  },
};
