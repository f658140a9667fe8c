/**
 * Account activity needs two things of an owner's application: an address, which the owner registers at X, and each account's own word that
 * X may send there. The second is given here, with the account's token, wherever the first points at this organisation.
 */
import { z } from 'zod';
import type { Reader } from './reader.ts';
import { boundedFetch, SMALL, TransportError, USER_AGENT } from './transport.ts';

const wireWebhooks = z.looseObject({
  data: z.array(z.looseObject({ id: z.string().regex(/^[0-9]{1,19}$/), url: z.string(), valid: z.boolean().optional() })).optional(),
});
const wireSubscribed = z.looseObject({ data: z.looseObject({ subscribed: z.boolean() }) });

/** Best effort: without it, news comes by looking. */
export async function subscribe(reader: Reader, { server, token }: { server: string; token: string }, signal: AbortSignal): Promise<void> {
  const ends = `/networks/x/webhook/${reader.account.organisationId}`;
  const ours = (await listWebhooks(server, token, signal)).filter(
    ({ url, valid }) => valid !== false && new RegExp(`${escape(ends)}/?$`).test(url),
  );
  for (const { id } of ours) {
    const path = `/2/account_activity/webhooks/${id}/subscriptions/all`;
    const now = await reader.client.call({ path, signal });
    if (now.ok && wireSubscribed.safeParse(now.value).data?.data.subscribed === true) continue;
    await reader.client.call({ method: 'POST', path, body: {}, signal });
  }
}

const escape = (text: string): string => text.replaceAll(/[^\w/-]/g, String.raw`\$&`);

async function listWebhooks(server: string, token: string, signal: AbortSignal) {
  const headers = { authorization: `Bearer ${token}`, 'user-agent': USER_AGENT };
  try {
    const answer = await boundedFetch(new URL('/2/webhooks', server), { headers, signal }, SMALL);
    return answer.status === 200 ? (wireWebhooks.safeParse(JSON.parse(Buffer.from(answer.bytes).toString('utf8'))).data?.data ?? []) : [];
  } catch (error) {
    if (error instanceof TransportError || error instanceof SyntaxError) return [];
    throw error;
  }
}
