import { expect, test } from 'vitest';
import { nameLog } from '../../../../kit/ml/predictions/name-log.ts';

test.each([
  ['file://logs/{environment}', 'staging', 'file://logs/staging'],
  ['file://logs', 'staging', 'file://logs'],
  ['file://logs/{environment}', undefined, 'file://logs/_none'],
])('%s in %s', (url, environment, expected) => {
  expect(nameLog(url, environment)).toBe(expected);
});
