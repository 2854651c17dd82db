/** Counts faults of one kind and remembers the first, so that one sentence tells of thousands. */
export interface FaultCount {
  /** @param fault where and what, without a full stop */
  add(fault: string): void;
  /** How many there were and the first of them; undefined where there was none. */
  explain(): string | undefined;
}

/** @param what such faults are, as in "Lines that are left out" */
export function countFaults(what: string): FaultCount {
  let count = 0;
  let first = '';
  return {
    add(fault) {
      if (count++ === 0) first = fault;
    },
    explain: () =>
      count === 0 ? undefined : `${what}: ${count.toLocaleString('en-US')}. The first is ${first}.`,
  };
}
