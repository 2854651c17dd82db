import { RequestError } from './request-error.ts';

/** A batch holds at most this many rows unless one request alone has more. */
export const MAX_BATCH_ROWS = 256;

/** More rows than this waiting means that the service cannot keep up. */
export const MAX_WAITING_ROWS = 20_000;

/** Batches given to the model at once: while one runs, the next is made ready. */
const MAX_BATCHES_IN_FLIGHT = 2;

export interface Batcher<Item, Answer> {
  /** The answers to these rows, in their order. */
  predict(items: readonly Item[]): Promise<Answer[]>;
}

interface Job<Item, Answer> {
  items: readonly Item[];
  rows: number;
  /** Called once; whatever comes later is for nobody. */
  resolve(answers: Answer[]): void;
  reject(error: unknown): void;
  /** True once its time is over: its client has been told so. */
  isOver(): boolean;
}

interface BatcherOptions<Item, Answer> {
  /** Answers many rows at once, one answer a row, whatever rows stand beside it. */
  predict(items: readonly Item[]): Promise<Answer[]>;
  /** How many rows an item is; 1 where it is left out. */
  weigh?(item: Item): number;
  /** 1 turns batching off. */
  maxRows?: number;
  maxWaitingRows?: number;
  /** A request that is not answered within this time is refused with 504; no limit where it is left out. */
  timeoutMs?: number;
  /** Told the size of every batch. */
  observe?(rows: number): void;
}

/**
 * Puts rows of requests that arrive together into one batch. It never waits for company: a batch starts as soon as the
 * model is free, with what is there. A batch that fails is tried again request by request, so that one bad request
 * fails alone.
 */
export function createBatcher<Item, Answer>(options: BatcherOptions<Item, Answer>): Batcher<Item, Answer> {
  const { maxRows = MAX_BATCH_ROWS, maxWaitingRows = MAX_WAITING_ROWS, weigh } = options;
  const waiting: Job<Item, Answer>[] = [];
  let waitingRows = 0;
  let inFlight = 0;
  let scheduled = false;

  const startBatches = () => {
    scheduled = false;
    while (waiting.length > 0 && inFlight < MAX_BATCHES_IN_FLIGHT) {
      const taken = takeJobs(waiting, maxRows);
      waitingRows -= countRows(taken);
      const jobs = taken.filter((job) => !job.isOver());
      if (jobs.length === 0) continue;
      inFlight++;
      void runJobs(jobs, options).finally(() => {
        inFlight--;
        startBatches();
      });
    }
  };
  /** The end of this turn of the event loop: requests whose bytes came in together are read by then. */
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    setImmediate(startBatches);
  };
  return {
    predict: async (items) => {
      const rows = weigh ? items.reduce((sum, item) => sum + weigh(item), 0) : items.length;
      if (waitingRows + rows > maxWaitingRows && waiting.length > 0) {
        throw new RequestError(503, 'The service is busy: too many rows are waiting. Try again in a second.');
      }
      return new Promise((resolve, reject) => {
        waiting.push(createJob({ items, rows, resolve, reject, timeoutMs: options.timeoutMs }));
        waitingRows += rows;
        schedule();
      });
    },
  };
}

interface NewJob<Item, Answer> extends Omit<Job<Item, Answer>, 'isOver'> {
  timeoutMs: number | undefined;
}

/** A job whose client is told when its time is over, whatever the model does meanwhile. */
function createJob<Item, Answer>({ timeoutMs, ...job }: NewJob<Item, Answer>): Job<Item, Answer> {
  if (timeoutMs === undefined) return { ...job, isOver: () => false };
  const end = performance.now() + timeoutMs;
  const refuse = () => job.reject(createTimeout(timeoutMs));
  const timer = setTimeout(refuse, timeoutMs);
  const isOver = () => performance.now() >= end;
  return {
    ...job,
    isOver,
    // A model that blocks this thread blocks the timer too.
    resolve: (answers) => {
      clearTimeout(timer);
      if (isOver()) refuse();
      else job.resolve(answers);
    },
    reject: (error) => {
      clearTimeout(timer);
      job.reject(error);
    },
  };
}

function createTimeout(milliseconds: number): RequestError {
  return new RequestError(
    504,
    `The model did not answer within ${milliseconds / 1000} s. Send fewer rows a request, or try again later.`,
  );
}

function countRows(jobs: readonly { rows: number }[]): number {
  return jobs.reduce((sum, { rows }) => sum + rows, 0);
}

/** Takes the oldest jobs that fit into one batch, and at least one. */
function takeJobs<Item, Answer>(waiting: Job<Item, Answer>[], maxRows: number): Job<Item, Answer>[] {
  let rows = waiting[0]?.rows ?? 0;
  let count = 1;
  for (; count < waiting.length; count++) {
    rows += waiting[count]?.rows ?? 0;
    if (rows > maxRows) break;
  }
  return waiting.splice(0, count);
}

async function runJobs<Item, Answer>(
  jobs: readonly Job<Item, Answer>[],
  options: BatcherOptions<Item, Answer>,
): Promise<void> {
  try {
    const items = jobs.flatMap((job) => job.items);
    options.observe?.(countRows(jobs));
    dealAnswers(jobs, await options.predict(items));
  } catch (error) {
    const [first] = jobs;
    if (jobs.length === 1) first?.reject(error);
    else for (const job of jobs) await runJobs([job], options);
  }
}

function dealAnswers<Item, Answer>(jobs: readonly Job<Item, Answer>[], answers: readonly Answer[]): void {
  const asked = jobs.reduce((sum, { items }) => sum + items.length, 0);
  if (answers.length !== asked)
    throw new Error(`The model gave ${answers.length} answers to ${asked} questions.`);
  let start = 0;
  for (const { items, resolve } of jobs) {
    resolve(answers.slice(start, start + items.length));
    start += items.length;
  }
}
