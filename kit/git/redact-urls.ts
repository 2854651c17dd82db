/** The text without user names and passwords in URLs. */
export function redactUrls(text: string): string {
  return text.replaceAll(/(\w+:\/\/)[^@/\s]+@/g, '$1***@');
}
