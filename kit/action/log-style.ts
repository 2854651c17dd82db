/** From the most words to the fewest. */
export const LOG_LEVELS = ['debug', 'info', 'notice', 'warning', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lines for people, or a JSON object a line for programs. */
export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** The variables by which the command line and its caller set how a terminal's log looks. */
export const LOG_VARIABLES = { level: 'SLIPWAY_LOG_LEVEL', format: 'SLIPWAY_LOG_FORMAT' } as const;

/** How a terminal's log looks, and what of its settings was not understood. */
export interface LogStyle {
  level: LogLevel;
  format: LogFormat;
  /** Sentences. */
  doubts: string[];
}

/** Reads the style of the log from the environment: `info` and `text` where it says nothing or nothing known. */
export function readLogStyle(env: NodeJS.ProcessEnv = process.env): LogStyle {
  const [level, format] = [env[LOG_VARIABLES.level] || 'info', env[LOG_VARIABLES.format] || 'text'];
  return {
    level: LOG_LEVELS.find((name) => name === level) ?? 'info',
    format: LOG_FORMATS.find((name) => name === format) ?? 'text',
    doubts: [
      ...doubt(LOG_VARIABLES.level, level, LOG_LEVELS),
      ...doubt(LOG_VARIABLES.format, format, LOG_FORMATS),
    ],
  };
}

function doubt(variable: string, value: string, known: readonly string[]): string[] {
  if (known.includes(value)) return [];
  return [`The variable ${variable} is "${value}" and goes unheeded. Write one of ${known.join(', ')}.`];
}
