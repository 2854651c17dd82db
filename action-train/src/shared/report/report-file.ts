/** The only file of a report's artifact. */
export const REPORT_FILE = 'report.json';

/** How the names of reports' artifacts begin. */
export const REPORT_PREFIX = 'report-';
