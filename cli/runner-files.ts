/** One annotation a step made, as the runner shows it beside a file or on the run's page. */
export interface Annotation {
  kind: 'notice' | 'warning' | 'error';
  message: string;
  /** Of an error: its code. */
  title?: string;
  file?: string;
  line?: number;
}

/**
 * The outputs in the text of a `GITHUB_OUTPUT` file: lines `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`.
 * @throws Error for a line of neither form and for a delimiter that never comes, as a runner fails the step for them
 */
export function parseOutputFile(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const [, name = '', operator, rest = ''] = /^([^=<]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (operator === undefined) throw new Error(`The output file holds "${line}", which sets nothing.`);
    if (operator === '=') {
      outputs[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, index + 1);
    if (end < 0) throw new Error(`The output "${name}" has no line "${rest}" at its end.`);
    outputs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
}

/** The annotations among the workflow commands in a step's standard output. */
export function parseAnnotations(stdout: string): Annotation[] {
  return stdout.split(/\r?\n/).flatMap((line) => {
    const [, kind, properties = '', message = ''] =
      /^::(notice|warning|error)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    if (kind !== 'notice' && kind !== 'warning' && kind !== 'error') return [];
    return [{ kind, message: unescapeData(message), ...parseProperties(properties) }];
  });
}

function parseProperties(properties: string): Pick<Annotation, 'title' | 'file' | 'line'> {
  const values = new Map(
    properties.split(',').map((pair) => {
      const [key = '', value = ''] = pair.split('=');
      return [key.trim(), unescapeProperty(value)];
    }),
  );
  const [title, file, line] = ['title', 'file', 'line'].map((key) => values.get(key));
  return {
    ...(title ? { title } : {}),
    ...(file ? { file } : {}),
    ...(line ? { line: Number(line) } : {}),
  };
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
