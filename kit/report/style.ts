/** The style sheet of every report page. */
export const STYLE = `
:root {
  --page: #ffffff; --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
  --reference: #8c959f; --current: #0969da; --ok: #1a7f37; --suspect: #9a6700; --drift: #cf222e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1117; --text: #e6edf3; --muted: #9198a1; --line: #3d444d; --panel: #151b23;
    --reference: #7d8590; --current: #58a6ff; --ok: #3fb950; --suspect: #d29922; --drift: #f85149;
  }
}
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
p, li { max-width: 46rem; }
.note { color: var(--muted); font-size: .9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { white-space: nowrap; background: var(--panel); }
td { overflow-wrap: break-word; }
td:first-child { overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.verdict { font-weight: 600; }
.ok { color: var(--ok); }
.suspect { color: var(--suspect); }
.drift { color: var(--drift); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
figure { margin: 0; padding: .75rem; border: 1px solid var(--line); border-radius: 6px; }
figcaption { color: var(--muted); font-size: .85rem; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--muted); font: 11px system-ui, sans-serif; }
.reference { fill: var(--reference); }
.current { fill: var(--current); }
.overlay { fill: none; stroke: var(--current); stroke-width: 2; }
.axis { stroke: var(--line); stroke-width: 1; }
.key { display: inline-block; width: .8em; height: .8em; border-radius: 2px; vertical-align: -.05em; }
.key.reference { background: var(--reference); }
.key.current { background: var(--current); }
`;
