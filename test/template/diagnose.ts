import { pathToFileURL } from 'node:url';
import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What GitHub's language service finds wrong with a workflow or an action; `file` is what it takes it for. */
export async function diagnose(file: string, text: string): Promise<string[]> {
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, text);
  const diagnostics = await validate(document);
  return diagnostics.map(({ message, range }) => `${file}:${range.start.line + 1}: ${message}`);
}
