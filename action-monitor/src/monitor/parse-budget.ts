import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

const DAY_MS = 86_400_000;
const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };
const DEFAULT_BUDGET = '1/week';

/** At most `count` retrainings within any `milliseconds`. */
export interface Budget {
  count: number;
  milliseconds: number;
  text: string;
}

/** Reads `2/week`. A month counts as 30 days. @throws ConfigurationError for anything else */
export function parseBudget(text = DEFAULT_BUDGET): Budget {
  const match = /^(\d+)\/(day|week|month)$/.exec(text);
  if (match) {
    return { count: Number(match[1]), milliseconds: (UNIT_DAYS[match[2] ?? ''] ?? 0) * DAY_MS, text };
  }
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "budget" is "${text}". Write a number of retrainings a day, week or month, such as 2/week.`,
  );
}
