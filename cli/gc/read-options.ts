import { UsageError } from '../usage-error.ts';

export interface GcOptions {
  store: string | undefined;
  keepVersions: number;
  keepDays: number;
  offline: boolean;
}

/** Reads the inputs of `slipway gc`. @throws UsageError without `--dry-run`, and for a number that is none */
export function readOptions(inputs: Readonly<Record<string, string>>): GcOptions {
  if (inputs['dry-run'] !== 'true')
    throw new UsageError('It only lists, and wants that said: slipway gc --dry-run.');
  return {
    store: inputs['store'],
    keepVersions: readCount(inputs, 'keep-versions', 10),
    keepDays: readCount(inputs, 'keep-days', 30),
    offline: inputs['offline'] === 'true',
  };
}

function readCount(inputs: Readonly<Record<string, string>>, name: string, preset: number): number {
  const text = inputs[name];
  if (text === undefined) return preset;
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`"--${name} ${text}" is no count. Write ${preset}.`);
  return Number(text);
}
