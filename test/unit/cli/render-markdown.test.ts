import { describe, expect, test } from 'vitest';
import { alignTable } from '../../../cli/terminal/align-table.ts';
import { renderMarkdown } from '../../../cli/terminal/render-markdown.ts';
import { createStyle, wantsColour } from '../../../cli/terminal/style.ts';
import { wrapText } from '../../../cli/terminal/wrap-text.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';

const plain = createStyle(false);

describe('renderMarkdown', () => {
  test('aligns a table by its rule', () => {
    const markdown = '| Metric | Value |\n| --- | ---: |\n| rmse | 15302.1 |\n| r2 | 0.7 |';
    expect(renderMarkdown(markdown, plain)).toBe('Metric    Value\nrmse    15302.1\nr2          0.7');
  });

  test('keeps an escaped pipe in its cell', () => {
    expect(renderMarkdown('| a | b |\n| - | - |\n| x \\| y | z |', plain)).toBe('a      b\nx | y  z');
  });

  test('drops the signs of headings, emphasis, code and links', () => {
    const markdown = '## Model `1.2.0`\n\n**Pass**, *really*: [report](https://example.com/r)';
    expect(renderMarkdown(markdown, plain)).toBe(
      'Model 1.2.0\n\nPass, really: report (https://example.com/r)',
    );
  });

  test('leaves names with underscores and stars in sums alone', () => {
    expect(renderMarkdown('lot_size and garage_places, 2 * 3 * 4', plain)).toBe(
      'lot_size and garage_places, 2 * 3 * 4',
    );
  });

  test('takes escapes and entities back', () => {
    expect(renderMarkdown('validation\\_rmse \\*x\\* 1 &lt; 2 &amp; 3', plain)).toBe(
      'validation_rmse *x* 1 < 2 & 3',
    );
  });

  test('opens nothing with an escaped character, and ends nothing with one', () => {
    expect(renderMarkdown('the column \\`year\\` and `a\\b`', plain)).toBe('the column `year` and a\\b');
    expect(renderMarkdown('\\[a\\](b) \\_c_ `d_e` *f\\*g* \\\\`h`', plain)).toBe('[a](b) _c_ d_e f*g \\h');
    expect(renderMarkdown('`&lt;` and \\&lt;', plain)).toBe('&lt; and &lt;');
  });

  test.each(['`', '*', '_', '[', ']', '|', '\\', '~', '$', '#', '&', '<', '>'])(
    'shows a text with %s as it was',
    (mark) => {
      const text = `${mark}a${mark} (b)${mark} c${mark}`;
      expect(renderMarkdown(`so: ${escapeMarkdown(text)}`, plain)).toBe(`so: ${text}`);
      expect(renderMarkdown(`| a |\n| - |\n| ${escapeMarkdown(text)} |`, plain)).toBe(`a\n${text}`);
    },
  );

  test('names alerts and indents quotes', () => {
    expect(renderMarkdown('> [!WARNING]\n> Mind the **gap**.', plain)).toBe('Warning:\n  Mind the gap.');
  });

  test('opens details and drops comments', () => {
    const markdown = '<!-- slipway -->\n<details><summary>Rows</summary>\n\ntext\n</details>\n';
    expect(renderMarkdown(markdown, plain)).toBe('Rows\n\ntext');
  });

  test('indents code blocks and changes nothing in them', () => {
    expect(renderMarkdown('```sh\n| a | **b**\n```', plain)).toBe('| a | **b**');
    expect(renderMarkdown('so:\n```sh\nx\n```', plain)).toBe('so:\n    x');
  });

  test('sets headings bold where there is colour, and measures tables without it', () => {
    const styled = renderMarkdown('# A\n\n| x | y |\n|---|---|\n| `long` | 1 |', createStyle(true));
    expect(styled).toContain('\u001B[1mA\u001B[22m');
    expect(styled.split('\n').at(-1)).toBe('\u001B[36mlong\u001B[39m  1');
  });
});

test('a table has no trailing space and takes short rows', () => {
  expect(alignTable([['a', 'bb'], ['ccc']])).toEqual(['a    bb', 'ccc']);
  expect(alignTable([])).toEqual([]);
});

test('colour is for terminals whose user has not refused it', () => {
  expect(wantsColour({ isTTY: true }, {})).toBe(true);
  expect(wantsColour({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(wantsColour({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(wantsColour({}, {})).toBe(false);
});

test('text is wrapped between words, and a long word stays whole', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('a incomprehensible b', 5)).toEqual(['a', 'incomprehensible', 'b']);
});
