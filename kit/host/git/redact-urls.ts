/** The text without user names and passwords in URLs. */
export function redactUrls(text: string): string {
  return text.replaceAll(/\b(\w+:\/\/)[^@/\s]+@/g, '$1***@');
}
