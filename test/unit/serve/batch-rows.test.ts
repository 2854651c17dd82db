import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createBatcher } from '../../../action-serve/src/serve/batch-rows.ts';

/** A model that can be held up: it answers ten times each number, when it is let. */
function createSlowModel() {
  const batches: number[][] = [];
  const waiting: (() => void)[] = [];
  const predict = (numbers: readonly number[]) => {
    batches.push([...numbers]);
    return new Promise<number[]>((resolve, reject) => {
      waiting.push(() =>
        numbers.includes(13) ? reject(new Error('unlucky')) : resolve(numbers.map((number) => number * 10)),
      );
    });
  };
  return { batches, predict, release: () => waiting.splice(0).forEach((go) => void go()) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('batching', () => {
  test('takes what came together, at once, and what came meanwhile, next', async () => {
    const { batches, predict, release } = createSlowModel();
    const batcher = createBatcher({ predict });
    const first = [batcher.predict([1]), batcher.predict([2])];
    await turn();
    await turn();
    expect(batches).toEqual([[1, 2]]);
    const second = [batcher.predict([3])];
    await turn();
    await turn();
    expect(batches).toEqual([[1, 2], [3]]);
    const third = [batcher.predict([4]), batcher.predict([5])];
    await turn();
    await turn();
    expect(batches).toHaveLength(2);
    release();
    await turn();
    expect(batches).toEqual([[1, 2], [3], [4, 5]]);
    release();
    expect(await Promise.all([...first, ...second, ...third])).toEqual([[10], [20], [30], [40], [50]]);
  });

  test('a batch holds at most so many rows, and a larger request alone', async () => {
    const { batches, predict } = createSlowModel();
    const batcher = createBatcher({ predict, maxRows: 3 });
    void batcher.predict([1, 2, 3, 4, 5]);
    void batcher.predict([6, 7]);
    void batcher.predict([8, 9]);
    await turn();
    await turn();
    expect(batches).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7],
    ]);
  });

  test('a bad request fails alone', async () => {
    const batcher = createBatcher<number, number>({
      predict: async (numbers) => {
        if (numbers.includes(13)) throw new Error('unlucky');
        return numbers.map((number) => number * 10);
      },
    });
    const answers = await Promise.allSettled([1, 13, 2].map((number) => batcher.predict([number])));
    expect(answers).toMatchObject([{ value: [10] }, { reason: new Error('unlucky') }, { value: [20] }]);
  });

  test('a model that gives too few answers fails the requests, not others', async () => {
    const batcher = createBatcher<number, number>({ predict: async () => [] });
    await expect(batcher.predict([1])).rejects.toThrow(/0 answers to 1 questions/);
  });

  test('too many waiting rows are refused with 503', async () => {
    const { predict, release } = createSlowModel();
    const batcher = createBatcher({ predict, maxRows: 1, maxWaitingRows: 2 });
    const taken = [batcher.predict([1]), batcher.predict([2])];
    await expect(batcher.predict([3])).rejects.toMatchObject({ status: 503 });
    await turn();
    release();
    await Promise.all(taken);
  });

  test('whatever the sizes, every request gets its own answers', async () => {
    const batcher = createBatcher<number, number>({
      predict: async (numbers) => numbers.map((number) => number * 10),
      maxRows: 7,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer(), { minLength: 1, maxLength: 10 })),
        async (requests) => {
          const answers = await Promise.all(requests.map((numbers) => batcher.predict(numbers)));
          expect(answers).toEqual(requests.map((numbers) => numbers.map((number) => number * 10)));
        },
      ),
    );
  });
});

describe('a time limit', () => {
  test('is told of with 504, and what nobody waits for is not asked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const { batches, predict, release } = createSlowModel();
    const batcher = createBatcher({ predict, maxRows: 1, timeoutMs: 20 });
    const answers = [1, 2, 3].map((number) => batcher.predict([number]));
    const refusals = answers.map((answer) => expect(answer).rejects.toMatchObject({ status: 504 }));
    await turn();
    vi.advanceTimersByTime(20);
    await Promise.all(refusals);
    release();
    await turn();
    expect(batches).toEqual([[1], [2]]);
  });

  test('holds for a model that blocks the thread', async () => {
    const predict = async (numbers: readonly number[]) => {
      const end = performance.now() + 30;
      while (performance.now() < end);
      return [...numbers];
    };
    const batcher = createBatcher({ predict, timeoutMs: 10 });
    await expect(batcher.predict([1])).rejects.toMatchObject({ status: 504 });
  });

  test('is no matter to an answer in time', async () => {
    const batcher = createBatcher({
      predict: async (numbers: readonly number[]) => [...numbers],
      timeoutMs: 60_000,
    });
    expect(await batcher.predict([1])).toEqual([1]);
  });
});
