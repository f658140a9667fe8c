/** People of X for the contract suite: in the fake's own world, or on any server by a token of theirs (`X_TEST_URL`). */
import type { ContractPerson, ContractPostOptions } from '../../../src/networks/network.contract.ts';
import { PIXEL } from '../pixel.ts';
import type { FakeX } from './server.ts';
import type { XUser } from './world.ts';

/** `ours`: whom this person whispers to. */
export function worldPerson({ world }: FakeX, user: XUser, ours: XUser): ContractPerson {
  return {
    identity: user.id,
    get handle() {
      return user.username;
    },
    async post(text, { replyTo, quote, image, languages, poll } = {}) {
      const post = world.addPost({
        authorId: user.id,
        text,
        replyTo: replyTo?.version ?? null,
        quoted: quote?.version ?? null,
        media: image === undefined ? [] : [{ key: `3_${world.newId()}`, ...image }],
        lang: languages?.[0] ?? 'fr',
        poll: poll ?? [],
      });
      return { ref: post.history[0] ?? post.id, version: post.id };
    },
    edit: async (ref, text) => void world.addPost({ authorId: user.id, text, editOf: world.posts.get(ref)?.history.at(-1) ?? ref }),
    delete: async (ref) => void world.removePost(ref),
    async whisper(text) {
      const { id } = world.addMessage(user.id, ours.id, text);
      return { ref: `dm:${id}`, version: `dm:${id}` };
    },
    async rename() {
      user.username = `${user.username.slice(0, 10)}_${String(Date.now()).slice(-4)}`;
      return user.username;
    },
    canRead: async (ref) =>
      ref.startsWith('dm:') ? world.messages.get(ref.slice(3))?.participants.includes(user.id) === true : world.posts.has(ref),
  };
}

/** Someone whose token is given; speaks to the server by itself, without the adapter. */
export async function tokenPerson(server: string, token: string): Promise<ContractPerson> {
  async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const json = body instanceof FormData || body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${token}`, 'user-agent': 'Visavis-tests', ...json };
    const sent = body instanceof FormData ? body : body === undefined ? null : JSON.stringify(body);
    const answer = await fetch(new URL(path, server), { method, headers, body: sent, signal: AbortSignal.timeout(20_000) });
    const parsed = (await answer.json()) as { data?: Record<string, unknown> };
    if (!answer.ok || parsed.data === undefined) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(parsed)}`);
    return parsed.data;
  }
  const me = await call('GET', '/2/users/me');
  const post = async (text: string, { replyTo, quote, image, poll }: ContractPostOptions = {}, more = {}) => {
    const media = image === undefined ? {} : { media: { media_ids: [await upload(image.alt)] } };
    const reply = replyTo === undefined ? {} : { reply: { in_reply_to_tweet_id: replyTo.version } };
    const { id } = await call('POST', '/2/tweets', {
      text,
      ...reply,
      ...(quote === undefined ? {} : { quote_tweet_id: quote.version }),
      ...media,
      ...(poll === undefined ? {} : { poll: { options: poll, duration_minutes: 60 } }),
      ...more,
    });
    return { ref: String(id), version: String(id) };
  };
  async function upload(alt: string): Promise<string> {
    const form = new FormData();
    form.set('media', new Blob([new Uint8Array(PIXEL)], { type: 'image/png' }), 'pixel.png');
    form.set('media_category', 'tweet_image');
    const { id } = await call('POST', '/2/media/upload', form);
    await call('POST', '/2/media/metadata', { id, metadata: { alt_text: { text: alt } } });
    return String(id);
  }
  return {
    identity: String(me['id']),
    handle: String(me['username']),
    post: (text, options) => post(text, options),
    edit: async (ref, text) => void (await post(text, {}, { edit_options: { previous_post_id: ref } })),
    delete: async (ref) => void (await call('DELETE', `/2/tweets/${ref}`)),
  };
}
