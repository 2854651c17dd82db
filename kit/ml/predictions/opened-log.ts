import type { Logger } from '../../ground/log/logger.ts';
import type { Reach } from '../../ground/reach/reach.ts';
import type { S3Access, S3Place } from '../../host/s3/access.ts';

/** A predictions log behind its address. Nothing is contacted before the first use. */
export interface OpenedLog {
  /** @throws ConfigurationError for a place that cannot be made or written to */
  openWriter(options: LogWriterOptions): Promise<LogWriter>;
  /**
   * Lets `work` read the records of some days, as the table `LOG_TABLE` of an engine: the fields of a record by their
   * names, `request` (what labels call the row) never missing, `rows` 1 for an answered row, and `readable`, false for a
   * line that is no record, as one that a crash cut short. The table is there for `work` alone.
   * @throws ConfigurationError for a log that is not there: a mistyped one shall not pass as a quiet week
   */
  read<T>(days: LogDays, work: () => Promise<T>): Promise<T>;
  /** Copies a file to where the log is. @returns what ingest reads it by, as a source */
  keepFile(name: string, file: string): Promise<string>;
}

/** Where a service's lines go. */
export interface LogWriter {
  /** Appends whole lines of one day, `YYYY-MM-DD`. After a failure none of them are there, and it is tried again. */
  write(date: string, lines: string): Promise<void>;
  /**
   * Looks after what was written: closes a segment that is old, and makes its place anew where that is gone.
   * @returns what was removed or moved away; undefined while all is well
   * @throws what making the place throws
   */
  tend(): Promise<string | undefined>;
  /** What keeps lines that were written from where they belong; undefined while all is well. */
  fault(): string | undefined;
  close(): Promise<void>;
}

export interface LogWriterOptions {
  /** Who writes. Two writers of one name may run at once. */
  service: string;
  /** A segment that has grown to this size is closed and the next begins. */
  maxBytes: number;
  /** A segment older than this is closed, so that a reader of closed segments stays current. In milliseconds. */
  maxAgeMs: number;
  clock: () => Date;
}

/** First and last day to read, `YYYY-MM-DD` in UTC, both included. Whole days: filter `time` for more. */
export interface LogDays {
  /** What the records become a table of. */
  engine: RecordEngine;
  from?: string;
  to?: string;
}

/** The table engine, as far as a log needs it. */
export interface RecordEngine {
  execute(sql: string): Promise<void>;
}

/** What a log is opened with. */
export interface LogSurroundings {
  /** The project's folder, which relative addresses count from. */
  directory: string;
  /** Where buckets are, with the keys to them where there are any. */
  s3: S3Access | S3Place;
  log: Logger;
}

/** A kind of place that logs lie in, by the scheme of their address. */
export interface LogScheme {
  /** @throws ConfigurationError for an address that cannot be one */
  open(url: string, surroundings: LogSurroundings): OpenedLog;
  /**
   * Lets an address through that may be used where a pull request says so.
   * @throws ConfigurationError for any other
   */
  require(url: string, asked: LogRequirement): Promise<void>;
}

export interface LogRequirement {
  directory: string;
  reach: Reach;
  /** How messages call the log, such as `"serve.log"`. */
  what: string;
  /** What else helps than to put the log itself into the project. */
  cure: string;
}
