/** Forms that are given out by one service each and mean nothing else; each starts with fixed text, so none backtracks. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/, 'a private key'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40})/, 'a GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20}/, 'a GitLab token'],
  [/\bhf_[A-Za-z0-9]{30}/, 'a Hugging Face token'],
  [/\bsk-[A-Za-z0-9_-]{32}/, 'an API key of the form sk-…'],
  [/\bxox[abeoprs]-[A-Za-z0-9-]{10}/, 'a Slack token'],
  [/\bAIza[0-9A-Za-z_-]{35}/, 'a Google API key'],
  [/\bnpm_[A-Za-z0-9]{36}/, 'an npm token'],
  [/\bAccountKey=[A-Za-z0-9+/]{40}/, 'an Azure storage key'],
  [/(?<![\w-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10}/, 'a JSON web token'],
  // What begins with one of `$<{%` is put in later.
  [/:\/\/[^\s/:@]{1,100}:(?![$<{%])[^\s/:@]{1,200}@/, 'an address with a password'],
];

/** A name that says its value is a secret. A bare `token` is none: tokenizers have an `eos_token`. */
const SECRET_NAME =
  /(?:^|[_.-])(?:password|passwd|secret|(?:api|access|secret)[_-]?key|(?:api|access|auth|bearer|refresh)[_-]?token)$/i;

/** What a text holds that is a secret by its form, such as `an AWS access key`; undefined for none. */
export function findSecret(text: string): string | undefined {
  return SECRETS.find(([form]) => form.test(text))?.[1];
}

/** Whether a key or variable says by its name that its value is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Whether a value stands there itself, and not a reference, a template's blank or what SOPS encrypted. */
export function isPlainValue(value: string): boolean {
  return /^["']?(?![$<{%"']|ENC\[)\S/.test(value.trim());
}
