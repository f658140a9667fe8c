/** People of any server that speaks Mastodon's API, by their tokens, as the contract suite wants them. */
import type { ContractPerson } from '../../../src/networks/network.contract.ts';
import { PIXEL } from '../pixel.ts';

interface Status {
  readonly id: string;
  readonly uri: string;
}

export interface ApiPerson extends ContractPerson {
  /** The address by which other servers know a post. */
  uriOf(ref: string): string;
  /** Takes another name to be shown. */
  callOneself(displayName: string): Promise<void>;
}

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly body?: Readonly<Record<string, unknown>> | FormData;
}

async function call<Answer>(server: string, token: string, { path, method = 'GET', body }: Asked): Promise<Answer> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'user-agent': 'Visavis, test' };
  if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
  const payload = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
  const ask = async () => await fetch(server + path, { method, headers, ...(payload === undefined ? {} : { body: payload }) });
  // Small servers close a connection just as it is used again; then nothing of it was heard there.
  const answer = await ask().catch(async (error: unknown) => (wasClosed(error) ? await ask() : Promise.reject(error)));
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
  return (await answer.json()) as Answer;
}

const wasClosed = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'UND_ERR_SOCKET';

/** `to`: our account's handle on this server, without the server. */
export async function apiPerson(server: string, token: string, to: string): Promise<ApiPerson> {
  const me = await call<{ id: string; acct: string; url: string }>(server, token, { path: '/api/v1/accounts/verify_credentials' });
  const { uri: domain } = await call<{ uri: string }>(server, token, { path: '/api/v1/instance' });
  const host = domain.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  const uris = new Map<string, string>();
  /** snac reads the time at the head of an id as nothing, and writes another there after an edit. */
  const refOf = (id: string) => `${server}/api/v1/statuses/${id.replace(/^\d{10}(?=[0-9a-f]{32}$)/, '0'.repeat(10))}`;
  const idOf = (ref: string) => ref.split('/').at(-1) ?? '';
  // Not every server knows its own name with a port in it.
  const local = (text: string) => text.replaceAll(`@${host}`, '');

  async function write(body: Record<string, unknown>) {
    const { id, uri } = await call<Status>(server, token, { method: 'POST', path: '/api/v1/statuses', body });
    uris.set(refOf(id), uri);
    return { ref: refOf(id), version: '' };
  }

  async function upload(alt: string): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(PIXEL)], { type: 'image/png' }), 'image.png');
    form.set('description', alt);
    return (await call<{ id: string }>(server, token, { method: 'POST', path: '/api/v2/media', body: form })).id;
  }

  return {
    identity: me.url,
    handle: `${me.acct}@${host}`,
    uriOf: (ref) => uris.get(ref) ?? '',
    callOneself: async (name) =>
      void (await call(server, token, { method: 'PATCH', path: '/api/v1/accounts/update_credentials', body: { display_name: name } })),
    async post(text, { replyTo, quote, image, languages, contentWarning, poll } = {}) {
      const isToUs = replyTo !== undefined && me.acct !== to && !text.includes(`@${to}`);
      return await write({
        status: local(isToUs ? `@${to} ${text}` : text),
        ...(replyTo === undefined ? {} : { in_reply_to_id: idOf(replyTo.ref) }),
        ...(quote === undefined ? {} : { quoted_status_id: idOf(quote.ref) }),
        ...(languages === undefined ? {} : { language: languages[0] }),
        ...(contentWarning === undefined ? {} : { spoiler_text: contentWarning, sensitive: true }),
        ...(image === undefined ? {} : { media_ids: [await upload(image.alt)] }),
        ...(poll === undefined ? {} : { poll: { options: poll, expires_in: 3_600 } }),
      });
    },
    edit: async (ref, text) =>
      void (await call(server, token, { method: 'PUT', path: `/api/v1/statuses/${idOf(ref)}`, body: { status: local(text) } })),
    delete: async (ref) => void (await call(server, token, { method: 'DELETE', path: `/api/v1/statuses/${idOf(ref)}` })),
    whisper: async (text, { replyTo } = {}) =>
      await write({
        status: `@${to} ${text}`,
        visibility: 'direct',
        ...(replyTo === undefined ? {} : { in_reply_to_id: idOf(replyTo.ref) }),
      }),
    async follow() {
      const { id } = await call<{ id: string }>(server, token, { path: `/api/v1/accounts/lookup?acct=${encodeURIComponent(to)}` });
      // Where nobody followed before there may be nothing to undo.
      await call(server, token, { method: 'POST', path: `/api/v1/accounts/${id}/unfollow` }).catch(() => undefined);
      await call(server, token, { method: 'POST', path: `/api/v1/accounts/${id}/follow`, body: {} });
    },
  };
}
