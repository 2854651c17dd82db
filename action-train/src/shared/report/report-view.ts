import type { Report } from '../../../../kit/format/manifest/report.ts';

export interface ReportView {
  report: Report;
  /** The repository's page, for links; without it there are none. */
  page?: string;
  /** The numbers come from a run of a fork's own code. */
  isForeign?: boolean;
}

/** One report in three lengths, for a forge that takes no longer one. All Markdown. */
export interface ReportForms {
  body: string;
  /** A shorter and a minimal form. */
  shortBodies: readonly [string, string];
}
