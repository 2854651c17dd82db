/** The parts of a check, in the order of the report. */
export const SECTIONS = ['golden rows', 'protocol', 'contract', 'latency'] as const;
export type Section = (typeof SECTIONS)[number];

/** One thing that was tried. */
export interface Finding {
  section: Section;
  /** What was asked, such as `POST /predict, golden row 0`. */
  name: string;
  pass: boolean;
  /** What came of it, for a person. */
  detail: string;
}

/** A finding that passes where there is no fault. */
export function judge(section: Section, name: string, fault: string | undefined): Finding {
  return { section, name, pass: fault === undefined, detail: fault ?? 'as expected' };
}
