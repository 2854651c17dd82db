import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;
const DEFAULT_LIMIT_SECONDS = 60;

export interface Wait<T> {
  /** Completes "… within 60 s": `the data pull request is open`. */
  what: string;
  /** What is waited for; undefined until it is there. An error ends the wait. */
  look(): Promise<T | undefined> | T | undefined;
  limitSeconds?: number;
  /** What to show when it never comes: a log, a state. */
  explain?(): Promise<string> | string;
}

/** Looks again and again until there is something. @throws Error that says what never came, and what was there instead */
export async function waitFor<T>({
  what,
  look,
  limitSeconds = DEFAULT_LIMIT_SECONDS,
  explain,
}: Wait<T>): Promise<T> {
  const deadline = Date.now() + limitSeconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) break;
    await delay(POLL_MS);
  }
  throw new Error(`Not within ${limitSeconds} s: ${what}.\n${(await explain?.()) ?? ''}`);
}
