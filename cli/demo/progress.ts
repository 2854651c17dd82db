import { createStyle, type Style, wantsColour } from '../terminal/style.ts';

/** Shows the work step by step: live on a terminal, plain lines elsewhere. */
export interface Progress {
  begin(title: string): void;
  /** Ends the step that began last. */
  end(outcome: { ok: boolean; text: string; seconds: number }): void;
  /** A line between steps. */
  say(text: string): void;
  /** Removes what is live, so that an error can be printed. */
  close(): void;
}

interface Stream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MILLISECONDS = 80;
const ERASE_LINE = '\r\u001B[2K';

/** The progress for a stream: stderr, so that stdout stays free for results. */
export function createProgress(stream: Stream = process.stderr): Progress {
  const style = createStyle(wantsColour(stream));
  return stream.isTTY && process.env['TERM'] !== 'dumb'
    ? createLiveProgress(stream, style)
    : createPlainProgress(stream);
}

function createPlainProgress(stream: Stream): Progress {
  let current = '';
  return {
    begin(title) {
      current = title;
    },
    end({ ok, text, seconds }) {
      stream.write(`${ok ? 'done  ' : 'FAILED'} ${current}: ${text} (${seconds.toFixed(1)} s)\n`);
    },
    say: (text) => stream.write(`${text}\n`),
    close() {},
  };
}

function createLiveProgress(stream: Stream, style: Style): Progress {
  let current = '';
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;
  const draw = () => {
    const line = `${FRAMES[frame++ % FRAMES.length]} ${current}`;
    stream.write(`${ERASE_LINE}${style.cyan(cut(line, stream.columns))}`);
  };
  const stop = () => {
    if (timer) stream.write(ERASE_LINE);
    clearInterval(timer);
    timer = undefined;
  };
  return {
    begin(title) {
      current = title;
      timer = setInterval(draw, FRAME_MILLISECONDS);
      draw();
    },
    end({ ok, text, seconds }) {
      stop();
      const mark = ok ? style.green('✓') : style.red('✗');
      stream.write(`${mark} ${style.bold(current)}  ${text}  ${style.dim(`${seconds.toFixed(1)} s`)}\n`);
    },
    say: (text) => {
      stop();
      stream.write(`${text}\n`);
    },
    close: stop,
  };
}

function cut(line: string, columns = 80): string {
  return [...line].slice(0, columns - 1).join('');
}
