const VOID = new Set(['meta', 'link', 'br', 'hr', 'img', 'input']);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-][\w:-]*="[^"<]*")*)\s*(\/?)>/g;

/**
 * The faults of a page against a strict subset of HTML: a doctype, every element closed in its order, every attribute
 * quoted and given once, no bare `<` or `&` in text.
 */
export function checkHtml(page: string): string[] {
  const faults: string[] = [];
  if (!page.startsWith('<!DOCTYPE html>\n') && !page.startsWith('<!DOCTYPE html><'))
    faults.push('no doctype');
  const body = page.replace(/^<!DOCTYPE html>/, '').replace(/<style>[\s\S]*?<\/style>/g, '<style></style>');
  const open: string[] = [];
  for (const [, closing, name = '', attributes = '', selfClosing] of body.matchAll(TAG)) {
    faults.push(...findRepeated(name, attributes));
    if (closing) {
      const expected = open.pop();
      if (expected !== name) faults.push(`</${name}> where </${expected}> was due`);
    } else if (!selfClosing && !VOID.has(name)) open.push(name);
  }
  if (open.length > 0) faults.push(`never closed: ${open.join(', ')}`);
  const text = body.replace(TAG, '');
  if (/[<>]/.test(text)) faults.push(`a bare < or > in text: ${/.{0,30}[<>].{0,30}/.exec(text)?.[0]}`);
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(body)) faults.push('a bare & in text');
  return faults;
}

function findRepeated(name: string, attributes: string): string[] {
  const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, attribute = '']) => attribute);
  return names.length === new Set(names).size ? [] : [`an attribute twice in <${name}>`];
}
