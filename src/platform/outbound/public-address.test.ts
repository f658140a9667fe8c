import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress } from './public-address.ts';

test('addresses of this machine, of private networks and of nobody are told from those of the internet', () => {
  for (const address of ['1.1.1.1', '93.184.215.14', '172.15.0.1', '172.32.0.1', '192.167.1.1', '2606:4700::1111', '2a00:1450:4007::1'])
    assert.equal(isPublicAddress(address), true, address);
  const others = ['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254'];
  others.push('100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fd00::1', 'fc00::1', 'ff02::1');
  // IPv4 within IPv6: mapped, translated, tunnelled.
  others.push('::ffff:10.0.0.1', '::ffff:1.1.1.1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1');
  others.push('', 'localhost', '1.1.1', '0x7f000001', 'fe80::1%eth0');
  for (const address of others) assert.equal(isPublicAddress(address), false, address);
});
