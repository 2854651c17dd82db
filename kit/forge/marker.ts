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

/** Whether two bodies say the same: a forge may change line ends and the end of the text. */
export function isSameBody(a: string | null | undefined, b: string): boolean {
  const normalise = (body: string) => body.replaceAll('\r\n', '\n').trimEnd();
  return normalise(a ?? '') === normalise(b);
}
