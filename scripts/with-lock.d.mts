export function withLock<T>(file: string, work: () => T): T;
