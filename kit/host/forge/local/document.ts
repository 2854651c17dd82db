/** A pull request or issue as a readable file: a title, a list of facts, a rule, the text. */
export interface Document {
  title: string;
  /** Facts by name, in order; empty ones are left out. */
  facts: Record<string, string>;
  body: string;
}

const RULE = '\n\n---\n\n';

/** The document as Markdown. */
export function formatDocument({ title, facts, body }: Document): string {
  const lines = Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- ${name}: ${value}`);
  return `# ${title}\n\n${lines.join('\n')}${RULE}${body.trimEnd()}\n`;
}

/** Reads back what `formatDocument` wrote, and what a person changed in it. */
export function parseDocument(text: string): Document {
  const unix = text.replaceAll('\r\n', '\n');
  const rule = unix.indexOf(RULE);
  const head = rule === -1 ? unix : unix.slice(0, rule);
  return {
    title: /^# (.*)$/m.exec(head)?.[1]?.trim() ?? '',
    facts: Object.fromEntries([...head.matchAll(/^- ([\w ]+): (.*)$/gm)].map(readFact)),
    body: rule === -1 ? '' : unix.slice(rule + RULE.length).trimEnd(),
  };
}

function readFact(match: RegExpExecArray): [string, string] {
  const [, name = '', value = ''] = match;
  return [name, value.trim()];
}

/** A name for a file or folder from a branch or marker: letters, digits, dots, underscores and dashes. */
export function toFileName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^\.+/, '') || '-';
}
