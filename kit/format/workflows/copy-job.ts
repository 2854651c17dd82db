import { type EnvironmentWords, wordsOf, writeYamlText } from './environment-words.ts';
import type { EnvironmentJob } from './job-region.ts';

/** Lines that name no environment, whatever words they hold: what is run, from where, and what it may do. */
const KEPT = /^ *(- )?(uses|ref|runs-on|timeout-minutes): |^ +[\w-]+: (read|write|none)\b/;

/** The job of one environment, made into that of another: every word that names the first names the second. */
export function copyJob(job: EnvironmentJob, environment: string): EnvironmentJob {
  const from = wordsOf(job.environment);
  const to = wordsOf(environment);
  const lines = job.text.split('\n').map((line) => rewriteLine(line, { from, to, id: job.id }));
  return { id: to.job, environment, text: lines.join('\n') };
}

interface Renaming {
  from: EnvironmentWords;
  to: EnvironmentWords;
  /** Of the job that is copied. */
  id: string;
}

function rewriteLine(line: string, renaming: Renaming): string {
  const { to, id } = renaming;
  if (line.startsWith(`  ${id}:`)) return line.replace(id, to.job);
  if (KEPT.test(line)) return line;
  const [, key = '', value = ''] = /^(\s*(?:- )?[\w-]+: +)?(.*)$/.exec(line) ?? [];
  return (
    replaceVariable(key, renaming) + (rewriteWhole(key, value, renaming) ?? rewriteWords(value, renaming))
  );
}

/** A value that is the name, or what the job is called, and nothing else. */
function rewriteWhole(key: string, value: string, { from, to }: Renaming): string | undefined {
  const [, quoted = '', comment = ''] = /^(['"]?[\w.-]+['"]?)(\s+#.*)?$/.exec(value) ?? [];
  const text = quoted.replaceAll(/['"]/g, '');
  if (/^ +name: /.test(key) && text === from.title) return `${writeYamlText(to.title)}${comment}`;
  return text === from.name ? `${writeYamlText(to.name)}${comment}` : undefined;
}

function rewriteWords(value: string, renaming: Renaming): string {
  const { from, to } = renaming;
  const named = replaceVariable(value, renaming).replaceAll(wordPattern(from.name, '\\w-'), () => to.name);
  return named.replaceAll(wordPattern(from.title, '\\w-'), () => to.title);
}

/** In capitals a name may be part of a longer one, such as of `STAGING_URL`. */
function replaceVariable(text: string, { from, to }: Renaming): string {
  return text.replaceAll(wordPattern(from.variable, 'A-Za-z0-9-'), () => to.variable);
}

/** A word that none of these characters stands beside. */
function wordPattern(word: string, joined: string): RegExp {
  return new RegExp(`(?<![${joined}])${word.replaceAll('.', '\\.')}(?![${joined}])`, 'g');
}
