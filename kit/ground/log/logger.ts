import type { ErrorCode } from '../errors/error-codes.ts';

/** Where in a user's file a message points. Lines and columns count from 1. */
export interface FilePosition {
  file: string;
  line?: number;
  column?: number;
}

/** What an error says beside its sentence: where it points, and its stable code. */
export type ErrorNote = Partial<FilePosition> & { code?: ErrorCode | undefined };

/** The log port. On a runner it writes workflow commands, on a terminal plain lines on stderr. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string, place?: FilePosition): void;
  warning(message: string, place?: FilePosition): void;
  error(message: string, note?: ErrorNote): void;
  /** Runs `work` inside a folded group of the log. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** A logger that drops everything, for callers with nobody to tell. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  notice() {},
  warning() {},
  error() {},
  group: (_title, work) => work(),
};
