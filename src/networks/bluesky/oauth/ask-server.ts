/** A form sent to an authorisation server, signed by the key that its tokens are bound to. */
import { z } from 'zod';
import { fail, succeed, type Result } from '../../../platform/result.ts';
import type { NetworkFailure } from '../../network.ts';
import { SMALL, USER_AGENT } from '../bare-call.ts';
import { attempt, retryAt } from '../failure.ts';
import { boundedFetch } from '../transport.ts';
import type { OAuthClient } from './client.ts';
import { proveClient, proveRequest, type KeyPair } from './proof.ts';

/** *refused*: the server's own no, by its code (`invalid_grant`…): https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export type AskFailure = NetworkFailure | { kind: 'refused'; code: string; detail: string };

const refusal = z.looseObject({ error: z.string(), error_description: z.string().optional() });

export interface Question {
  readonly url: string;
  readonly issuer: string;
  readonly client: Pick<OAuthClient, 'clientId' | 'key'>;
  readonly key: KeyPair;
  readonly form: Readonly<Record<string, string>>;
}

/**
 * Answers the parsed body. What is asked changes something there and must not be repeated: it goes on a socket of its own. A server that
 * first wants a number of its own in the signature has done nothing yet, and is asked once more.
 */
export async function askServer(question: Question, signal?: AbortSignal): Promise<Result<unknown, AskFailure>> {
  let nonce: string | null = null;
  for (;;) {
    const answered = await attempt(() => send(question, nonce, signal), 'write');
    if (!answered.ok) return answered;
    const { response, text } = answered.value;
    const body = parse(text);
    if (response.ok) return body === null ? fail({ kind: 'outcome-unknown', detail: 'the answer is not of this protocol' }) : succeed(body);
    const headers = Object.fromEntries(response.headers);
    if (response.status === 429) return fail({ kind: 'rate-limited', retryAt: retryAt(headers, Date.now()) });
    const no = refusal.safeParse(body);
    if (!no.success || response.status >= 500) return fail({ kind: 'unavailable', detail: `${response.status} ${text.slice(0, 100)}` });
    const wanted = response.headers.get('dpop-nonce');
    if (no.data.error !== 'use_dpop_nonce' || wanted === null || nonce !== null)
      return fail({ kind: 'refused', code: no.data.error, detail: (no.data.error_description ?? '').slice(0, 300) });
    nonce = wanted;
  }
}

async function send({ url, issuer, client, key, form }: Question, nonce: string | null, signal?: AbortSignal) {
  const now = Date.now();
  const assertion =
    client.key === null
      ? {}
      : {
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: proveClient(client.key, { clientId: client.clientId, audience: issuer }, now),
        };
  const address = new URL(url);
  const response = await boundedFetch(
    address,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        'user-agent': USER_AGENT,
        dpop: proveRequest(key, { method: 'POST', url: address, nonce, token: null }, now),
      },
      body: new URLSearchParams({ ...form, client_id: client.clientId, ...assertion }).toString(),
      ...(signal === undefined ? {} : { signal }),
    },
    { ...SMALL, alone: true },
  );
  return { response, text: await response.text() };
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}
