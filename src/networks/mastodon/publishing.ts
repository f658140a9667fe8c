/** Sending a post, once, whatever is lost on the way. */
import { randomUUID } from 'node:crypto';
import { fail, succeed } from '../../platform/result.ts';
import { countGraphemes } from '../counting/index.ts';
import type { NetworkFailure, NetworkResult, OutgoingPost, Published, RejectedReason } from '../network.ts';
import { isMissing, notThisApi } from './client.ts';
import { lookUp, publishedAs, type Sent } from './looking-up.ts';
import { identityOf, mentionsOf, readPerson, readStatus, readVisibility, writeVisibility, type StatusEntity } from './post.ts';
import type { Reader } from './reader.ts';
import { findStatus } from './reading.ts';
import { idOf } from './ref.ts';
import { idsOf } from './sending-media.ts';
import { countLength, mentionedIn } from './text.ts';
import type { InTurn } from './turns.ts';

export interface Publishing {
  readonly sent: Sent;
  readonly inTurn: InTurn;
}

/** Sent as `Idempotency-Key`. */
export const newRecordKey = (): string => randomUUID();
const isRecordKey = (key: string): boolean => /^[\x21-\x7e]{1,200}$/.test(key);

const rejected = (reason: RejectedReason, detail: string) => fail<NetworkFailure>({ kind: 'rejected', reason, detail });

/**
 * Posts under the key for life, after a look for the same post: some servers heed no key, and those that do forget it after an hour. Calls
 * under one key take turns, so that the look of the second finds the post of the first.
 */
export async function publish(
  reader: Reader,
  { sent, inTurn }: Publishing,
  post: OutgoingPost,
  key: string,
): Promise<NetworkResult<Published>> {
  if (!isRecordKey(key)) return rejected('invalid', 'not an idempotency key');
  if (post.text.trim() === '' && post.media.length === 0) return rejected('invalid', 'an empty text');
  if (post.card !== undefined) return rejected('unsupported', 'the server makes the cards of links itself');
  return await inTurn(key, async () => {
    const earlier = await lookUp(reader, sent, key, post);
    if (!earlier.ok || earlier.value !== null) return earlier as NetworkResult<Published>;
    const body = await compose(reader, post);
    if (!body.ok) return body;
    const page = await reader.client.act('POST', '/api/v1/statuses', { body: body.value, headers: { 'idempotency-key': key } });
    if (!page.ok) return isMissing(page.error) ? rejected('parent-gone', 'the server knows no such post') : page;
    const status = readStatus(page.value.body);
    if (status === null) return notThisApi('the answer to a post', 'write');
    if (isAstray(post, status)) {
      // The parent went between our look and our post: words that answer nobody are taken back.
      await reader.client.act('DELETE', `/api/v1/statuses/${status.id}`);
      return rejected('parent-gone', 'the server lost what this answers');
    }
    reader.roots.learn([status]);
    const published = publishedAs(reader, status);
    sent.note(key, published);
    return succeed(published);
  });
}

const isAstray = ({ reply }: OutgoingPost, status: StatusEntity): boolean => reply !== null && !status.in_reply_to_id;

async function compose(reader: Reader, post: OutgoingPost): Promise<NetworkResult<Record<string, unknown>>> {
  const instance = await reader.instance();
  if (!instance.ok) return instance;
  const { capabilities } = instance.value;
  if (!capabilities.visibilities.includes(post.visibility)) return rejected('unsupported', post.visibility);
  let text = shortened(reader, post.text.toWellFormed());
  const body: Record<string, unknown> = { visibility: writeVisibility(post.visibility) };
  if (post.reply !== null) {
    const id = idOf(reader.server, post.reply.parent.ref);
    if (id === null) return rejected('invalid', 'not the name of a post');
    const parent = await findStatus(reader, id);
    if (!parent.ok) return parent;
    if (parent.value === null) return rejected('parent-gone', post.reply.parent.ref);
    // In private, whoever is named reads it: nobody is let in by a name in the words.
    const stranger = post.visibility === 'private' ? strangerIn(reader, text, parent.value) : null;
    if (stranger !== null) return rejected('invalid', `a private answer would be read by @${stranger} too`);
    text = addressed(reader, text, parent.value);
    body['in_reply_to_id'] = parent.value.id;
  }
  if (post.quoted !== null) {
    const id = idOf(reader.server, post.quoted.ref);
    if (!capabilities.quotes || id === null) return rejected('unsupported', 'a quote');
    body['quoted_status_id'] = id;
  }
  const warning = post.contentWarning?.trim() ?? '';
  const length = countLength(text, capabilities.counting) + countGraphemes(warning);
  if (length > capabilities.counting.maximum) return rejected('too-long', `${length} of ${capabilities.counting.maximum}`);
  const files = idsOf(post.media, capabilities.media ?? null);
  if (files === null) return rejected('media-refused', `${post.media.length} files, of which not all were brought or can go together`);
  return succeed({
    status: text,
    ...body,
    ...(files.length === 0 ? {} : { media_ids: files }),
    ...(warning === '' ? {} : { spoiler_text: warning.toWellFormed(), sensitive: true }),
    ...languageOf(post),
  });
}

const languageOf = ({ languages: [language] }: OutgoingPost): { language?: string } =>
  language !== undefined && /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(language) ? { language } : {};

/** People of our own server are named without it: not all servers know their own name with a port in it. */
const shortened = ({ domain }: Reader, text: string): string =>
  text.replaceAll(new RegExp(`(@[\\w.-]+)@${RegExp.escape(domain)}(?![\\w.-])`, 'gi'), '$1');

/**
 * A reply reaches whom it names, and nobody else is told of it: the author of what it answers is named when the words do not, and in
 * private all who were named there, who could not read it otherwise.
 */
function addressed(reader: Reader, text: string, parent: StatusEntity): string {
  const author = readPerson(parent.account, reader);
  const people = author.identity === reader.identity ? [] : [author.handle];
  if (readVisibility(parent.visibility) === 'private') {
    for (const { identity, handle } of mentionsOf(parent, reader)) if (identity !== reader.identity) people.push(handle);
  }
  const named = new Set(mentionedIn(text).map((name) => (name.includes('@') ? name : `${name}@${reader.domain}`).toLowerCase()));
  const missing = [...new Set(people.map((handle) => handle.toLowerCase()))].filter((handle) => !named.has(handle));
  return missing.length === 0 ? text : `${shortened(reader, missing.map((handle) => `@${handle}`).join(' '))} ${text}`;
}

/** Somebody whom the words name and who is not in the conversation that `parent` stands in; null when there is nobody. */
function strangerIn(reader: Reader, text: string, parent: StatusEntity): string | null {
  const full = (name: string) => (name.includes('@') ? name : `${name}@${reader.domain}`).toLowerCase();
  const handles = [readPerson(parent.account, reader).handle, ...mentionsOf(parent, reader).map(({ handle }) => handle)];
  const present = new Set(handles.map(full));
  return mentionedIn(text).find((name) => !present.has(full(name))) ?? null;
}

/** Takes a post back; one that is gone is no failure. */
export async function deletePost(reader: Reader, ref: string): Promise<NetworkResult<void>> {
  const instance = await reader.instance();
  if (!instance.ok) return instance;
  if (!instance.value.capabilities.deletes) return rejected('unsupported', 'taking a post back');
  const own = await ownStatus(reader, ref);
  if (!own.ok || own.value === null) return own.ok ? succeed() : own;
  const done = await reader.client.act('DELETE', `/api/v1/statuses/${own.value.id}`);
  return done.ok || isMissing(done.error) ? succeed() : done;
}

/** Our own status at `ref`; null when it is gone. */
export async function ownStatus(reader: Reader, ref: string): Promise<NetworkResult<StatusEntity | null>> {
  const id = idOf(reader.server, ref);
  if (id === null) return succeed(null);
  const status = await findStatus(reader, id);
  if (!status.ok || status.value === null) return status;
  return identityOf(status.value.account, reader) === reader.identity ? status : rejected('invalid', 'not a post of this account');
}
