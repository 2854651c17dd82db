/** A rule of the forge for branches or tags refused a push. */
export const RULE_REFUSAL =
  /protected branch|protected tag|is protected|GH006|GH013|Repository rule violations|pre-receive hook declined|not allowed to push/i;

/** What GitHub, Gitea and others print before their own words. */
const DECORATION = /^(?:remote:|error:|fatal:|gitea:|-|\s|!)+/i;

/** Lines about no rule: what git adds, and where to read on. */
const EMPTY_WORDS =
  /^$|^(To |Done$|failed to push|Review all repository rules)|\[remote rejected\]|^=+$|:refs\//i;

/** Characters of a forge's words that are repeated. */
const MOST_CHARACTERS = 300;

/** Which rule refused what, in the forge's own words, and the setting that allows it. */
export function explainRule(words: string): string {
  const ref = /:refs\/(heads|tags)\/(\S+)/.exec(words);
  const [kind, name] = [ref?.[1] ?? 'heads', ref?.[2] ?? ''];
  const what = name === '' ? 'this push' : `the ${kind === 'tags' ? 'tag' : 'branch'} ${name}`;
  return `The remote refuses ${what}: ${quoteRule(words)}. ${chooseCure(kind, name)}`;
}

function chooseCure(kind: string, name: string): string {
  const rules = 'GitHub: Settings, Rules or Branches; Gitea: Settings, Branches';
  if (kind === 'tags')
    return "Allow the token's user to create tags in that rule (GitHub: Settings, Rules; Gitea: Settings, Tags).";
  if (name.startsWith('slipway/'))
    return `Branches that begin with slipway/ are the bot's: leave them out of that rule, or allow the token's user to push them (${rules}).`;
  return `Let the change go through a pull request ("commit: pull-request"), or allow the token's user to push in that rule (${rules}).`;
}

/** What the forge said of the rule, on one line. */
function quoteRule(words: string): string {
  const lines = words
    .split('\n')
    .filter((line) => !/^\s*(remote:\s*)?https?:/.test(line))
    .map((line) => line.replace(DECORATION, '').trim())
    .filter((line) => !EMPTY_WORDS.test(line))
    .map((line) => line.replace(/[.:]$/, ''));
  const said = [...new Set(lines)].join('; ');
  return (said === '' ? 'a hook of the remote declined it' : said).slice(0, MOST_CHARACTERS);
}
