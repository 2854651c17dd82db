import { round } from './histogram-chart.ts';
import { type Html, html } from './html.ts';
import { formatShare } from './number-text.ts';

const WIDTH = 320;
const ROW = 30;
const LABEL_WIDTH = 96;
const BAR_WIDTH = 160;
const LONGEST_LABEL = 15;

export interface ShareBar {
  label: string;
  reference: number;
  current: number;
}

/** An inline SVG: for every category two bars, its share of the reference and of the current window. */
export function drawShares({ title, bars }: { title: string; bars: readonly ShareBar[] }): Html {
  const largest = Math.max(...bars.map((bar) => Math.max(bar.reference, bar.current)), 1e-9);
  const length = (share: number) => round((share / largest) * BAR_WIDTH);
  const rows = bars.map((bar, index) => {
    const y = index * ROW;
    return html`<text x="0" y="${y + 18}">${shorten(bar.label)}</text>
<rect class="reference" x="${LABEL_WIDTH}" y="${y + 4}" width="${length(bar.reference)}" height="9"/>
<rect class="current" x="${LABEL_WIDTH}" y="${y + 15}" width="${length(bar.current)}" height="9"/>
<text x="${WIDTH}" y="${y + 18}" text-anchor="end">${formatShare(bar.current)}</text>
`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${Math.max(1, bars.length) * ROW}" role="img" aria-label="${title}">
${rows}</svg>`;
}

function shorten(label: string): string {
  const characters = [...label];
  return characters.length <= LONGEST_LABEL ? label : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}
