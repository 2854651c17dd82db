import { readTextIfExists, readUserFile } from './files.ts';

/**
 * A text with line feeds alone at the ends of its lines, as Git holds it: a checkout may have got CRLF by the settings of
 * its machine (`core.autocrlf`), and digests are over what is committed.
 */
export function useLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** A committed document that has to be there, as Git holds it. @throws ConfigurationError as `readUserFile` */
export async function readDocument(file: string, what: string, cure?: string): Promise<string> {
  return useLineFeeds(await readUserFile(file, what, cure));
}

/** A committed document as Git holds it, or undefined when there is none. */
export async function readDocumentIfExists(file: string): Promise<string | undefined> {
  const text = await readTextIfExists(file);
  return text === undefined ? undefined : useLineFeeds(text);
}
