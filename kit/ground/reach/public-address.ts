import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * Blocks of IPv4 that are not of the open Internet (IANA IPv4 Special-Purpose Address Registry), multicast and what is
 * reserved, and the one public address that a cloud answers its own machines from (Azure, "IP address 168.63.129.16").
 */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of IPv6 only 2000::/3 is given out, and of that these are for special ends, such as ways to carry IPv4. */
const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** Whether everybody reaches an IP address: none of a private network, this machine, or a cloud's own services. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !listBlocks(SPECIAL_IPV4, 'ipv4').check(address, 'ipv4');
  if (!isIPv6(address) || !listBlocks([['2000::', 3]], 'ipv6').check(address, 'ipv6')) return false;
  return !listBlocks(SPECIAL_IPV6, 'ipv6').check(address, 'ipv6');
}

function listBlocks(blocks: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of blocks) list.addSubnet(address, prefix, family);
  return list;
}
