import type { LabelCounts, WindowRows } from '../../../kit/format/manifest/monitor.ts';
import type { News } from './find-news.ts';
import type { MonitorInputs } from './inputs.ts';
import type { Judgement } from './judge-window.ts';
import type { Performance } from './measure-performance.ts';
import type { Reference } from './open-reference.ts';
import type { TimeWindow } from './parse-period.ts';

/** All that is known of a window before anything is done about it. */
export interface Findings {
  inputs: MonitorInputs;
  now: Date;
  window: TimeWindow;
  reference: Reference;
  rows: WindowRows;
  /** What became of the labels; null where none were given. */
  labels: LabelCounts | null;
  judgement: Judgement;
  performance: Performance | null;
  /** Absolute path of the labelled rows, where any came in. */
  labelledFile: string | undefined;
  news: News;
}
