import { KEYWORDS } from '../kit/format/contract/keywords/keywords.ts';

/** The keys of a column of a contract as a Markdown table; keys that say the same share a line. */
export function renderKeywords(): string {
  const names = new Map<string, string[]>();
  for (const { name, about } of Object.values(KEYWORDS)) {
    names.set(about, [...(names.get(about) ?? []), `\`${name}\``]);
  }
  const rows = [...names].map(([about, keys]) => `| ${keys.join(', ')} | ${about} |`);
  return ['| key of a column | meaning |', '| --- | --- |', ...rows].join('\n');
}
