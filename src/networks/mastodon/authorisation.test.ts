import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAuthorisation } from './authorisation.ts';

test('an answer in which another server names itself is refused before anything is sent', async () => {
  const server = 'https://mastodon.example';
  const redirectUrl = 'https://desk.example/networks/mastodon/authorised/1';
  const pending = { server, redirectUrl, clientId: 'id', clientSecret: 's', scopes: 'read', verifier: 'v', state: 'state', begunAt: 0 };
  const authorisation = createAuthorisation(() => 1_000);
  const complete = async (parameters: Record<string, string>) =>
    await authorisation.complete(
      { organisationId: 'o', pending, parameters: { state: 'state', ...parameters } },
      AbortSignal.timeout(1_000),
    );
  const refusal = async (parameters: Record<string, string>) => {
    const completed = await complete(parameters);
    return completed.ok ? null : completed.error.kind;
  };
  assert.equal(await refusal({ code: 'c', iss: 'https://honest.example' }), 'not-this-network');
  assert.equal(await refusal({ code: 'c', iss: '' }), 'not-this-network');
  // Its own name, as RFC 9207 has it or with a slash behind it, goes on.
  for (const iss of [server, `${server}/`]) assert.equal(await refusal({ error: 'access_denied', iss }), 'declined');
});
