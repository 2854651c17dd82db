import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';

/** What gives no answer by then is not known: 30 seconds. */
const TIMEOUT_MS = 30_000;

/** What `work` comes to. @throws ConfigurationError where that takes too long */
export async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new ConfigurationError(
      'SLW_UNREACHABLE',
      `it gave no answer within ${TIMEOUT_MS / 1000} seconds.`,
    );
    timer = setTimeout(() => reject(error), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
