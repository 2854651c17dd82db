export const ROOT: string;
export const RUNNER_NODE_MAJOR: number;
export function findCacheFolder(env?: NodeJS.ProcessEnv): string;
export function locatePinnedNode(
  env?: NodeJS.ProcessEnv,
): { version: string; folder: string; program: string } | undefined;
export function findNode(env?: NodeJS.ProcessEnv): string;
export function isRunnerNode(version: string): boolean;
