import type { RunStage } from './demo.ts';
import type { Progress } from './progress.ts';
import type { StageLine } from './stage-table.ts';

/** Runs stages one after the other, shows each on `progress`, and adds those that end well to `lines`. */
export function createStageRunner(progress: Progress, lines: StageLine[]): RunStage {
  return async (name, work) => {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    progress.begin(name);
    try {
      const { value, text, file } = await work();
      progress.end({ ok: true, text, seconds: seconds() });
      lines.push({ name, text, seconds: seconds(), ...(file ? { file } : {}) });
      return value;
    } catch (error) {
      progress.end({ ok: false, text: 'did not end as it must', seconds: seconds() });
      throw error;
    }
  };
}
