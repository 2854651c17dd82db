import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { createStyle, type Style, wantsColour } from './style.ts';

/**
 * Prints an answer: its text for people on stdout, or with `--json` its result alone there and the text on stderr.
 * @param result undefined where there is none to print
 * @param render the text in the stream's style; empty for none
 */
export function printAnswer({
  json,
  result,
  render,
}: {
  json: boolean;
  result: unknown;
  render: (style: Style) => string;
}): void {
  const stream = json ? process.stderr : process.stdout;
  const text = render(createStyle(wantsColour(stream)));
  if (text !== '') stream.write(`${text}\n`);
  if (json && result !== undefined) process.stdout.write(canonicalJson(result));
}
