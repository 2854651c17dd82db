import * as core from '@actions/core';
import type { ErrorNote, FilePosition, Logger } from '../ground/log/logger.ts';
import { showHidden } from '../ground/log/show-hidden.ts';
import { LOG_LEVELS, type LogLevel, type LogStyle } from './log-style.ts';

/** GitHub shows at most this many annotations of one kind for one step; further ones go to the log alone. */
export const MAX_ANNOTATIONS_PER_KIND = 10;

/** The logger of a runner: workflow commands on stdout, annotations within the platform's limit. */
export function createRunnerLogger(): Logger {
  const annotate = (send: typeof core.notice, label: string) => {
    let sent = 0;
    return (message: string, note: ErrorNote = {}) => {
      if (sent < MAX_ANNOTATIONS_PER_KIND) send(showHidden(message), toAnnotation(note));
      else sayPlainly(`${withCode(label, note)}: ${formatPlace(note)}${message}`);
      sent++;
    };
  };
  return {
    debug: (message) => core.debug(showHidden(message)),
    info: sayPlainly,
    notice: annotate(core.notice, 'Notice'),
    warning: annotate(core.warning, 'Warning'),
    error: annotate(core.error, 'Error'),
    group: (title, work) => core.group(showHidden(title), work),
  };
}

/** Text of data or of a repository must not become a workflow command: a zero-width space breaks each marker. */
function sayPlainly(message: string): void {
  core.info(
    showHidden(message)
      .replace(/^([^\S\n\r\u2028\u2029]*:)(?=:)/gm, '$1\u200b')
      .replaceAll('##[', '##\u200b['),
  );
}

/**
 * The logger of a terminal: lines on stderr, so that stdout stays free for results. As JSON each is an object with `time`
 * (RFC 3339, UTC), `level`, `message` and, where there is a place, `file`, `line` and `column`; an error has its `code`.
 */
export function createTerminalLogger(
  writeLine: (line: string) => void = writeToStderr,
  { level: least, format }: Pick<LogStyle, 'level' | 'format'> = { level: 'info', format: 'text' },
): Logger {
  const render = format === 'json' ? renderJson : renderLine;
  const say =
    (level: LogLevel) =>
    (message: string, note: ErrorNote = {}) => {
      if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return;
      writeLine(render({ level, message: showHidden(message), note: showPlace(note) }));
    };
  return {
    debug: say('debug'),
    info: say('info'),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    group: async (title, work) => {
      say('info')(title);
      return work();
    },
  };
}

interface LogEntry {
  level: LogLevel;
  message: string;
  note: ErrorNote;
}

function renderLine({ level, message, note }: LogEntry): string {
  const label = level === 'info' || level === 'notice' ? '' : `${withCode(level, note)}: `;
  return `${label}${formatPlace(note)}${message}`;
}

function withCode(label: string, { code }: ErrorNote): string {
  return code === undefined ? label : `${label} ${code}`;
}

function renderJson({ note, ...entry }: LogEntry): string {
  return JSON.stringify({ time: new Date().toISOString(), ...entry, ...note });
}

function showPlace({ file, ...note }: ErrorNote): ErrorNote {
  return file === undefined ? note : { file: showHidden(file), ...note };
}

function writeToStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

function toAnnotation({ file, line, column, code }: ErrorNote): core.AnnotationProperties {
  return {
    ...(code === undefined ? {} : { title: code }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
}

function formatPlace({ file, line, column }: Partial<FilePosition>): string {
  if (file === undefined) return '';
  return `${[file, line, column].filter((part) => part !== undefined).join(':')}: `;
}
