import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

/** Stands in for an environment's name where a link belongs to none in particular. */
export const EVERY_ENVIRONMENT = 'all';

/** One step of the lineage: what names what, and whether it holds. */
export interface CheckedLink {
  environment: string;
  /** Such as `version 1.2.0 → bundle`. */
  link: string;
  state: 'holds' | 'broken' | 'unchecked';
  /** What is wrong, or why it could not be checked; empty when it holds. */
  detail: string;
}

/** Collects the links of one environment. */
export interface Lineage {
  links: CheckedLink[];
  /** Two texts that must be the same. */
  compare(link: string, stated: string, actual: string): void;
  /** A step that holds when `step` does not throw a ConfigurationError; its result, or undefined when it is broken. */
  attempt<T>(link: string, step: () => Promise<T>): Promise<T | undefined>;
  fail(link: string, why: string): void;
  skip(link: string, why: string): void;
}

export function startLineage(environment: string): Lineage {
  const links: CheckedLink[] = [];
  const add = (link: string, state: CheckedLink['state'], detail: string) =>
    void links.push({ environment, link, state, detail });
  return {
    links,
    compare(link, stated, actual) {
      if (stated === actual) add(link, 'holds', '');
      else add(link, 'broken', `states ${stated}, found ${actual}`);
    },
    async attempt(link, step) {
      try {
        const result = await step();
        add(link, 'holds', '');
        return result;
      } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        add(link, 'broken', error.message);
        return undefined;
      }
    },
    fail: (link, why) => add(link, 'broken', why),
    skip: (link, why) => add(link, 'unchecked', why),
  };
}
