/**
 * The table of the window's rows: `id`, `request` (what labels call it), `time`, `features` (JSON), `prediction` (JSON),
 * `named` (whether it names its environment), `cells` (typed features).
 */
export const WINDOW_TABLE = 'current_window';

/** The table of all lines that were read, each with its `cause`: why it is not judged, or `judged`. */
export const LINES_TABLE = 'log_lines';
