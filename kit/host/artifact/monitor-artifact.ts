/** The file of a window's findings, in the project's `.slipway/monitor/` and in the artifact. */
export const MONITOR_FILE = 'monitor.json';

/** The artifact that holds the report and `monitor.json`; the labelled rows are not in it, for everybody can read it. */
export function nameMonitorArtifact({ model, environment }: { model: string; environment: string }): string {
  return `monitor-${model}-${environment}`;
}
