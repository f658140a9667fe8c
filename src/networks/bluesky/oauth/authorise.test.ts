import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Authorisation } from '../../network.ts';
import { PUBLIC_SERVICES } from '../services.ts';
import { createAuthorisation } from './authorise.ts';
import { clientFor } from './client.ts';
import { deriveKeyPair, digest, publicPart, thumbprint } from './proof.ts';

const clientKey = deriveKeyPair('a secret of more than thirty-two characters');
const identity = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const redirectUrl = 'https://visavis.example.org/networks/bluesky/authorised';
const request = { organisationId: 'o', handle: 'ligne-c.test', redirectUrl, application: null };
const signal = () => AbortSignal.timeout(5_000);

interface Asked {
  readonly path: string;
  readonly form: URLSearchParams;
  readonly proof: Token;
}
interface Token {
  readonly header: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
}

/** A server of the network that gives leave, is the account's own, and its directory; it wants a number in each proof. */
let origin: string;
let asked: Asked[] = [];
let answers: Record<string, unknown> = {};
let speaksFor: string | null = null;
const server = createServer(async (incoming, response) => {
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  const path = new URL(incoming.url ?? '/', origin).pathname;
  if (path === '/.well-known/oauth-protected-resource') return void json(200, { authorization_servers: [origin] });
  if (path === '/.well-known/oauth-authorization-server') return void json(200, { ...metadata(), ...(answers['metadata'] as object) });
  if (path === `/${identity}`)
    return void json(200, {
      id: identity,
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: speaksFor ?? origin }],
    });
  if (path !== '/par' && path !== '/token') return void json(404, { error: 'NotFound' });
  const form = new URLSearchParams(await bodyOf(incoming));
  const proof = checked(String(incoming.headers['dpop']), null);
  if (proof.claims['nonce'] !== 'un-nombre') return void json(400, { error: 'use_dpop_nonce' }, { 'dpop-nonce': 'un-nombre' });
  asked.push({ path, form, proof });
  if (path === '/par') return void json(201, { request_uri: 'urn:x', expires_in: 60 });
  const tokens = {
    access_token: 'a',
    token_type: 'DPoP',
    refresh_token: 'r',
    scope: 'atproto transition:generic',
    sub: identity,
    expires_in: 60,
  };
  json(200, { ...tokens, ...(answers['token'] as object) });
});

const metadata = () => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  pushed_authorization_request_endpoint: `${origin}/par`,
});

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** A signed token whose signature is right: by `key`, or by the key that stands in its own header. */
function checked(token: string, key: object | null): Token {
  const [head = '', body = '', signature = ''] = token.split('.');
  const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  const header = parse(head);
  const jwk = (key ?? header['jwk']) as never;
  const right = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  assert.ok(right, 'the signature is wrong');
  return { header, claims: parse(body) };
}

let authorisation: Authorisation;
before(async () => {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  authorisation = createAuthorisation({ services: { ...PUBLIC_SERVICES, directory: origin }, clientKeys: [clientKey] });
});
beforeEach(() => {
  asked = [];
  answers = {};
  speaksFor = null;
});
after(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function begun() {
  const result = await authorisation.begin({ ...request, server: origin }, signal());
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
async function completed() {
  const { pending, state } = await begun();
  return await authorisation.complete({ organisationId: 'o', pending, parameters: { iss: origin, state, code: 'c' } }, signal());
}
const kindOf = (result: { ok: true } | { ok: false; error: { kind: string } }): string => (result.ok ? 'ok' : result.error.kind);

describe('a product that is reached by https', () => {
  it('is known by the document at its own address, whose key it proves to have', async () => {
    await begun();
    const document = authorisation.document?.('https://visavis.example.org/') as {
      client_id: string;
      jwks: { keys: { kid: string }[] };
      redirect_uris: string[];
    };
    const [par] = asked;
    assert.equal(par?.form.get('client_id'), document.client_id);
    assert.deepEqual(document.redirect_uris, [redirectUrl]);
    const [key] = document.jwks.keys;
    assert.ok(key && !('d' in key), 'the secret half is told to nobody');
    const { header, claims } = checked(par.form.get('client_assertion') ?? '', key);
    assert.equal(header['kid'], key.kid);
    assert.deepEqual([claims['iss'], claims['sub'], claims['aud']], [document.client_id, document.client_id, origin]);
  });

  it('asks with a challenge, and proves at the end that it was the one who asked', async () => {
    assert.equal(kindOf(await completed()), 'ok');
    const [par, token] = asked;
    assert.equal(par?.form.get('code_challenge'), digest(token?.form.get('code_verifier') ?? ''));
    assert.equal(par?.form.get('login_hint'), 'ligne-c.test');
    assert.equal(token?.proof.claims['htu'], `${origin}/token`);
    // One key for the whole of one leave; another proof for each request.
    assert.deepEqual(token.proof.header['jwk'], par?.proof.header['jwk']);
    assert.notEqual(token.proof.claims['jti'], par?.proof.claims['jti']);
  });

  it('has the same key in every process, and another with another secret', () => {
    assert.deepEqual(deriveKeyPair('a secret of more than thirty-two characters'), clientKey);
    assert.notEqual(thumbprint(publicPart(deriveKeyPair('another secret of thirty-two characters!'))), thumbprint(clientKey));
  });
});

describe('an answer to a question for leave', () => {
  it('is not believed of a server that does not speak for the account', async () => {
    speaksFor = 'http://127.0.0.1:1';
    assert.equal(kindOf(await completed()), 'unreachable');
    speaksFor = 'https://169.254.169.254';
    assert.equal(kindOf(await completed()), 'not-this-network');
  });

  it('is nothing when it is no leave of this network', async () => {
    answers = { token: { scope: 'openid' } };
    assert.equal(kindOf(await completed()), 'not-this-network');
    answers = { token: { token_type: 'Bearer' } };
    assert.equal(kindOf(await completed()), 'not-this-network');
  });

  it('of a server that sends us elsewhere is not followed', async () => {
    for (const metadataOf of [
      { token_endpoint: 'https://169.254.169.254/token' },
      { issuer: 'https://evil.example' },
      { token_endpoint: 7 },
    ]) {
      answers = { metadata: metadataOf };
      assert.equal(kindOf(await authorisation.begin({ ...request, server: origin }, signal())), 'not-this-network');
    }
  });

  it('says what was granted only', async () => {
    const result = await completed();
    assert.ok(result.ok);
    assert.deepEqual(result.value.capabilities.visibilities, ['public']);
    assert.equal(result.value.endsAt, null);
    assert.equal(result.value.rights.find(({ name }) => name === 'private-messages')?.granted, false);
  });
});

describe('a product that no server can reach', () => {
  it('is trusted on its user’s own machine, and nowhere else', () => {
    const own = clientFor('http://localhost:4400/networks/bluesky/authorised', clientKey);
    assert.equal(own?.redirectUrl, 'http://127.0.0.1:4400/networks/bluesky/authorised');
    assert.match(own.clientId, /^http:\/\/localhost\?redirect_uri=http%3A%2F%2F127\.0\.0\.1%3A4400%2F/);
    assert.equal(own.key, null);
    assert.equal(clientFor('http://visavis.example.org/networks/bluesky/authorised', clientKey), null);
    assert.equal(clientFor('https://visavis.example.org/networks/bluesky/authorised', null), null);
    assert.equal(clientFor('ailleurs', clientKey), null);
  });
});
