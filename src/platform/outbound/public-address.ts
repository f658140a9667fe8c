import { BlockList, isIP, isIPv6 } from 'node:net';

/** What is nobody's on the internet: this machine, private and link-local networks, those kept for tests, many at once (RFC 6890 and later). */
const OURS_OR_NOBODYS: readonly (readonly [address: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Of IPv6 only what is given to the internet as a whole (2000::/3) may be asked, and of it not what carries an IPv4 address or is nobody's. */
const GLOBAL_UNICAST = ['2000::', 3] as const;
const WITHIN_IT: readonly (readonly [address: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const shut = new BlockList();
for (const [address, prefix] of OURS_OR_NOBODYS) shut.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of WITHIN_IT) shut.addSubnet(address, prefix, 'ipv6');
const open = new BlockList();
open.addSubnet(...GLOBAL_UNICAST, 'ipv6');

/** Whether an IP address is one of the internet; what is no address is none. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  if (isIPv6(address)) return open.check(address, 'ipv6') && !shut.check(address, 'ipv6');
  return !shut.check(address, 'ipv4');
}
