import type { DriftVerdict, RequestSignal, WindowRows } from '../../../kit/format/manifest/monitor.ts';

/** Why a window has its verdict, as data: `explainReasons` puts it into words. */
export type Reason =
  /** Too few rows, or too few with a label, for a verdict. */
  | { kind: 'few rows'; rows: number; needed: number; labelled: boolean }
  /** Most of the rows could not be judged. */
  | { kind: 'minority'; rows: WindowRows }
  /** What became of the columns: how many there are, and the names of those that have not stayed as they were. */
  | { kind: 'columns'; compared: number; drift: string[]; suspect: string[]; unknown: string[] }
  /** A share of rows that were refused or failed. */
  | {
      kind: 'requests';
      outcome: 'invalid' | 'error';
      found: RequestSignal;
      brokenColumns: WindowRows['brokenColumns'];
    }
  /** How right the answers are, by the metric that decides. */
  | { kind: 'performance'; rows: number; primary: string; verdict: DriftVerdict };
