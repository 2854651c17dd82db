import { fitLabel } from './fit-label.ts';
import { round } from './histogram-chart.ts';
import { type Html, html } from './html.ts';
import { formatShare } from './number-text.ts';

const WIDTH = 320;
const ROW = 30;
const LABEL_WIDTH = 96;
const BAR_WIDTH = 160;
const LABEL_GAP = 4;
/** In cells: a wide character takes two. */
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
    // An inner picture of its own: whatever the font, what does not fit is cut off before the bars.
    return html`<svg y="${y}" width="${LABEL_WIDTH - LABEL_GAP}" height="${ROW}"><text y="18"><title>${bar.label}</title>${fitLabel(bar.label, LONGEST_LABEL)}</text></svg>
<rect class="reference" x="${LABEL_WIDTH}" y="${y + 4}" width="${length(bar.reference)}" height="9"/>
<rect class="current" x="${LABEL_WIDTH}" y="${y + 15}" width="${length(bar.current)}" height="9"/>
<text x="${WIDTH}" y="${y + 18}" text-anchor="end">${formatShare(bar.current)}</text>
`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${Math.max(1, bars.length) * ROW}" role="img" aria-label="${title}">
${rows}</svg>`;
}
