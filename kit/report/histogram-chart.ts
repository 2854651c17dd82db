import { type Html, html } from './html.ts';
import { formatNumber, formatShare } from './number-text.ts';

const WIDTH = 320;
const HEIGHT = 150;
const LEFT = 4;
const BASE = 128;
const TOP = 14;

/** Reference and current shares over the same equal-width bars between `low` and `high`. */
export interface HistogramChart {
  title: string;
  low: number;
  high: number;
  reference: readonly number[];
  current: readonly number[];
}

/** An inline SVG: the reference as filled bars, the current window as an outline above them. */
export function drawHistogram({ title, low, high, reference, current }: HistogramChart): Html {
  const tallest = Math.max(...reference, ...current, 1e-9);
  const step = (WIDTH - 2 * LEFT) / Math.max(1, reference.length);
  const x = (bar: number) => round(LEFT + bar * step);
  const y = (share: number) => round(BASE - (share / tallest) * (BASE - TOP));
  const bars = reference.map(
    (share, bar) =>
      html`<rect class="reference" x="${x(bar)}" y="${y(share)}" width="${round(step * 0.92)}" height="${round(BASE - y(share))}"/>`,
  );
  const steps = current.map((share, bar) => `V${y(share)}H${x(bar + 1)}`).join('');
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
${bars}
<path class="overlay" d="M${x(0)} ${BASE}${steps}V${BASE}"/>
<line class="axis" x1="${LEFT}" y1="${BASE}" x2="${WIDTH - LEFT}" y2="${BASE}"/>
<text x="${LEFT}" y="${HEIGHT - 6}">${formatNumber(low)}</text>
<text x="${WIDTH - LEFT}" y="${HEIGHT - 6}" text-anchor="end">${formatNumber(high)}</text>
<text x="${LEFT}" y="10">${formatShare(tallest)}</text>
</svg>`;
}

/** SVG coordinates need no more than two decimals. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
