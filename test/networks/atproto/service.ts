/**
 * A service of the AT network that accounts reach through their own server: it proves by a signed word of theirs who asks. Every request and
 * every answer is checked against the published lexicons by the network's own library.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { schemas } from '@atproto/api';
import { IdResolver } from '@atproto/identity';
import { createServer as createXrpcServer, verifyJwt, type Server as XrpcServer } from '@atproto/xrpc-server';

export interface AtService {
  /** `did:web:localhost%3A<port>`: the account's server finds the address in the document that stands there. */
  readonly did: string;
  readonly url: string;
  /** What was answered otherwise than the lexicons say; a test that caused any has failed. */
  readonly violations: readonly string[];
  close(): Promise<void>;
}

/** Who asks, as the account's own server has signed. */
export interface Asking {
  readonly did: string;
}

/** `serviceId`: under which the service is named in its document, e.g. `bsky_chat`. `addMethods` adds what it answers. */
export async function startAtService(
  { plcUrl, serviceId }: { plcUrl: string; serviceId: string },
  addMethods: (
    xrpc: XrpcServer,
    authenticate: (context: { req: { headers: Record<string, unknown>; url?: string } }) => Promise<{ credentials: Asking }>,
  ) => void,
): Promise<AtService> {
  const resolver = new IdResolver({ plcUrl, fetch: globalThis.fetch });
  const violations: string[] = [];
  let did = '';
  const xrpc = createXrpcServer(schemas as never, {
    validateResponse: true,
    errorParser: (error: unknown) => {
      if (error instanceof Error && /Output|Response/.test(error.message)) violations.push(error.message);
      return error as never;
    },
  });
  addMethods(xrpc, async ({ req }) => {
    const token = String(req.headers['authorization'] ?? '').replace(/^Bearer /, '');
    const method = /\/xrpc\/([\w.]+)/.exec(req.url ?? '')?.[1] ?? '';
    const word = await verifyJwt(token, did, method, async (issuer, fresh) => await resolver.did.resolveAtprotoKey(issuer, fresh));
    return { credentials: { did: word.iss } };
  });

  const server: Server = createServer((request, response) => {
    if (request.url !== '/.well-known/did.json') return void xrpc.router(request as never, response as never);
    const service = [{ id: `#${serviceId}`, type: 'VisavisTestService', serviceEndpoint: url }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ '@context': ['https://www.w3.org/ns/did/v1'], id: did, service }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  did = `did:web:localhost%3A${port}`;
  return {
    did,
    url,
    violations,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
