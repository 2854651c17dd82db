/** Whether requests are welcome: they are until the service drains, and then never again. */
export interface Readiness {
  isDraining(): boolean;
  /** From now on clients are told to go elsewhere; who comes all the same is answered. */
  drain(): void;
}

/** Ready from the start: a service listens when all of it is there. */
export function createReadiness(): Readiness {
  let draining = false;
  return {
    isDraining: () => draining,
    drain: () => {
      draining = true;
    },
  };
}
