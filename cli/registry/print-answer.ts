import { canonicalJson } from '../../kit/manifest/canonical-json.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { createStyle, wantsColour } from '../terminal/style.ts';

/** Prints an answer: its text for people, or with `--json` its result alone. */
export function printAnswer({
  json,
  result,
  markdown,
}: {
  json: boolean;
  result: unknown;
  markdown: string;
}): void {
  if (json) process.stdout.write(canonicalJson(result));
  else process.stdout.write(`${renderMarkdown(markdown, createStyle(wantsColour(process.stdout)))}\n`);
}
