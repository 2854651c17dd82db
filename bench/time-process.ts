import { spawnSync } from 'node:child_process';

/** What a whole process took. */
export interface ProcessTiming {
  seconds: number;
  /** Seconds of all processors, of it and the processes that it waited for. */
  cpuSeconds: number;
  /** Peak resident memory in MB; GNU time says it. */
  megabytes: number;
}

/** Runs a program several times after one to warm up; the medians. @throws Error when it fails */
export function timeProcess(
  command: string,
  args: readonly string[],
  runs: number,
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): ProcessTiming {
  const timings = Array.from({ length: runs + 1 }, () => {
    const started = performance.now();
    const { stderr, status } = spawnSync('/usr/bin/time', ['-f', 'peak %M cpu %U %S', command, ...args], {
      ...options,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
    const seconds = (performance.now() - started) / 1000;
    const [, peak, user, system] = /peak (\d+) cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
    return { seconds, cpuSeconds: Number(user) + Number(system), megabytes: Number(peak) / 1024 };
  }).slice(1);
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  return {
    seconds: median(timings.map(({ seconds }) => seconds)),
    cpuSeconds: median(timings.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: median(timings.map(({ megabytes }) => megabytes)),
  };
}
