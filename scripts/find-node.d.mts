export const ROOT: string;
export const RUNNER_NODE_MAJOR: number;
export const NODE_PINS: { runner: string; oldest: string };
export function findCacheFolder(env?: NodeJS.ProcessEnv): string;
export function locatePinnedNode(
  env?: NodeJS.ProcessEnv,
  pinsFolder?: string,
): { version: string; pinsFolder: string; folder: string; program: string } | undefined;
export function findNode(env?: NodeJS.ProcessEnv): string;
export function isRunnerNode(version: string): boolean;
