/** The hidden comment by which a body is found again. */
export function formatMarker(marker: string): string {
  return `<!-- slipway: ${marker.replaceAll(/-{2,}|[<>\n]/g, '.')} -->`;
}

/** Whether a body carries the marker. */
export function hasMarker(body: string | null | undefined, marker: string): boolean {
  return body?.includes(formatMarker(marker)) ?? false;
}

/** The marker of a proposal: the identity of its change. */
export function formatChangeMarker(change: string): string {
  return formatMarker(`change ${change}`);
}

/** The identity of the change that a pull request's body names, if any. */
export function readChangeMarker(body: string | null | undefined): string | undefined {
  return /<!-- slipway: change ([0-9a-f]+) -->/.exec(body ?? '')?.[1];
}

/** The marker of a pull request that was closed in favour of a newer one. */
export function formatSupersededMarker(number: number): string {
  return formatMarker(`superseded by ${number}`);
}

/** The number of the pull request that took another's place, by that one's body. */
export function readSupersededMarker(body: string | null | undefined): number | undefined {
  const number = /<!-- slipway: superseded by (\d+) -->/.exec(body ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Text with figures that differ from run to run, such as times: it does not make a body another one. */
export function markMeasured(text: string): string {
  return `${MEASURED.start}\n${text}\n${MEASURED.end}`;
}

const MEASURED = { start: formatMarker('measured'), end: formatMarker('end of measured') } as const;
const MEASURED_PART = new RegExp(`${MEASURED.start}[^]*?${MEASURED.end}`, 'g');

/** Whether two bodies say the same: a forge may change line ends and the end of the text, and what was measured varies. */
export function isSameBody(a: string | null | undefined, b: string): boolean {
  const normalise = (body: string) => body.replaceAll('\r\n', '\n').replace(MEASURED_PART, '').trimEnd();
  return normalise(a ?? '') === normalise(b);
}
