import { appendFile } from 'node:fs/promises';

/** GitHub refuses a step summary larger than this. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

const CUT_NOTE =
  '\n\n*Cut here: a step summary holds at most 1 MiB. The files of this step hold everything.*\n';

/** The Markdown as it may stand in a step summary: whole, or cut at a line's end with a note. */
export function fitSummary(markdown: string, limit = MAX_SUMMARY_BYTES): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= limit) return markdown;
  const room = limit - Buffer.byteLength(CUT_NOTE);
  const end = bytes.lastIndexOf(0x0a, room - 1);
  return bytes.subarray(0, Math.max(end, 0)).toString() + CUT_NOTE;
}

/** Adds to this step's summary, where the runner keeps one. */
export async function writeSummary(markdown: string, file: string | undefined): Promise<void> {
  if (file && markdown.trim() !== '') await appendFile(file, fitSummary(`${markdown.trimEnd()}\n`));
}
