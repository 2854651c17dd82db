import { createOpener, type OpenAddress, openAddress } from '../../http/open-address.ts';

/**
 * Asks addresses by the proxy that a runner's `https_proxy` names for each, as all that GitHub's own libraries do for
 * the runner.
 */
export async function createForgeOpener(): Promise<OpenAddress> {
  const { getProxyUrl, HttpClient } = await import('@actions/http-client');
  const openers = new Map<string, OpenAddress>();
  const choose = ({ origin }: URL): OpenAddress =>
    getProxyUrl(origin) === '' ? openAddress : createOpener({ agent: new HttpClient().getAgent(origin) });
  return (url, request) => {
    const open = openers.get(url.origin) ?? choose(url);
    openers.set(url.origin, open);
    return open(url, request);
  };
}
