import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeHtml, html } from '../../../kit/report/html.ts';
import { renderHtmlTable } from '../../../kit/report/html-table.ts';
import { renderPage } from '../../../kit/report/page.ts';
import { checkHtml } from './check-html.ts';

const HOSTILE = `</title></style><script>alert(1)</script><img src=x onerror="alert(1)">' & \u202e\u0000`;

describe('html', () => {
  test('escapes what goes into a hole', () => {
    expect(html`<p title="${'a"b'}">${'<b>&'}</p>`.markup).toBe('<p title="a&quot;b">&lt;b&gt;&amp;</p>');
  });

  test('takes markup, lists of it and numbers', () => {
    const items = ['a', '<'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>${html`<hr>`}${3}`.markup).toBe('<ul><li>a</li><li>&lt;</li></ul><hr>3');
  });

  test('shows hidden characters and keeps the others', () => {
    expect(escapeHtml('a\u0000b\u202ec\ud800d')).toBe('a\\u0000b\\u202ec\\ud800d');
    expect(escapeHtml('żółć 東京 😀\tx\n')).toBe('żółć 東京 😀\tx\n');
  });

  test('no text makes an element or ends an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });
});

describe('renderPage', () => {
  const page = renderPage({
    title: HOSTILE,
    body: html`<h1>${HOSTILE}</h1>${renderHtmlTable([{ title: HOSTILE, numeric: true }], [[HOSTILE], [3]])}`,
  });

  test('is sound HTML whatever text it holds', () => {
    expect(checkHtml(page)).toEqual([]);
  });

  test('holds no script, no outside address and no style but its own', () => {
    expect(page).not.toMatch(/<script|<img|<link|https?:\/\/|style="/);
    expect(page.match(/<style>/g)).toHaveLength(1);
  });

  test('allows its style sheet by hash and nothing else', async () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const hash = Buffer.from(digest).toString('base64');
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`);
  });

  test('knows dark and light', () => {
    expect(page).toContain('prefers-color-scheme: dark');
  });
});

describe('checkHtml itself', () => {
  test.each([
    ['<!DOCTYPE html><html lang="en"><body><p>a</body></html>', 'p'],
    ['<!DOCTYPE html><html lang="en"><body><b x="1" x="2"></b></body></html>', 'twice'],
    ['<!DOCTYPE html><html lang="en"><body>a & b</body></html>', '&'],
    ['<html lang="en"></html>', 'doctype'],
  ])('finds the fault in %s', (page, fault) => {
    expect(checkHtml(page).join()).toContain(fault);
  });
});
