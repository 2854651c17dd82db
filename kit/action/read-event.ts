import { readKey } from '../ground/values/record.ts';
/** The value at a path of an event's payload; undefined where a step is missing. What is gone, such as a fork, is null. */
export function pick(value: unknown, ...path: string[]): unknown {
  return path.reduce(readKey, value);
}

/** The text at a path of an event's payload. */
export function pickText(value: unknown, ...path: string[]): string | undefined {
  const found = pick(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
