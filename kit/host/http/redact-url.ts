/** A URL as it may stand in a message: without user, password, query and fragment, which may hold secrets. */
export function redactUrl(url: string | URL): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
