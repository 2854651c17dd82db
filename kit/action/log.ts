import * as core from '@actions/core';
import type { FilePosition, Logger } from '../ground/log/logger.ts';
import { showHidden } from '../ground/log/show-hidden.ts';
import { LOG_LEVELS, type LogLevel, type LogStyle } from './log-style.ts';

/** GitHub shows at most this many annotations of one kind for one step; further ones go to the log alone. */
export const MAX_ANNOTATIONS_PER_KIND = 10;

/** The logger of a runner: workflow commands on stdout, annotations within the platform's limit. */
export function createRunnerLogger(): Logger {
  const annotate = (send: typeof core.notice, label: string) => {
    let sent = 0;
    return (message: string, place?: FilePosition) => {
      if (sent < MAX_ANNOTATIONS_PER_KIND) send(showHidden(message), toAnnotation(place));
      else sayPlainly(`${label}: ${formatPlace(place)}${message}`);
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
 * (RFC 3339, UTC), `level`, `message` and, where there is a place, `file`, `line` and `column`.
 */
export function createTerminalLogger(
  writeLine: (line: string) => void = writeToStderr,
  { level: least, format }: Pick<LogStyle, 'level' | 'format'> = { level: 'info', format: 'text' },
): Logger {
  const render = format === 'json' ? renderJson : renderLine;
  const say = (level: LogLevel) => (message: string, place?: FilePosition) => {
    if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return;
    writeLine(render({ level, message: showHidden(message), place: showPlace(place) }));
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
  place: FilePosition | undefined;
}

function renderLine({ level, message, place }: LogEntry): string {
  const label = level === 'info' || level === 'notice' ? '' : `${level}: `;
  return `${label}${formatPlace(place)}${message}`;
}

function renderJson({ place, ...entry }: LogEntry): string {
  return JSON.stringify({ time: new Date().toISOString(), ...entry, ...place });
}

function showPlace(place: FilePosition | undefined): FilePosition | undefined {
  return place && { ...place, file: showHidden(place.file) };
}

function writeToStderr(line: string): void {
  process.stderr.write(`${line}\n`);
}

function toAnnotation(place: FilePosition | undefined): core.AnnotationProperties {
  if (!place) return {};
  const { file, line, column } = place;
  return {
    file,
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
}

function formatPlace(place: FilePosition | undefined): string {
  if (!place) return '';
  return `${[place.file, place.line, place.column].filter((part) => part !== undefined).join(':')}: `;
}
