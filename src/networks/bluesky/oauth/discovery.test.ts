import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { succeed } from '../../../platform/result.ts';
import { findServerOf } from './discovery.ts';

it('an identity that names this very machine is asked of nobody, unless the whole network is here', async () => {
  let asked = 0;
  const server = createServer((_, answer) => {
    asked += 1;
    answer.end('{}');
  }).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const identity = `did:web:127.0.0.1%3A${port}`;
    assert.deepEqual(await findServerOf(identity, 'https://plc.directory'), succeed(null));
    assert.equal(asked, 0);
    assert.deepEqual(await findServerOf(identity, `http://127.0.0.1:${port}`), succeed(null));
    assert.equal(asked, 1);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
