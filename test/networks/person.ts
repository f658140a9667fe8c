/** A person of the test network: an account on the real PDS, and what people do there. */
import { randomBytes } from 'node:crypto';
import { AtpAgent, RichText } from '@atproto/api';
import type { NetworkAddresses } from './addresses.ts';

export interface PostedRecord {
  readonly uri: string;
  readonly cid: string;
}

export interface PostOptions {
  /** The post answered; its root is looked up. */
  readonly replyTo?: PostedRecord;
  readonly quote?: PostedRecord;
  readonly images?: readonly { readonly bytes: Uint8Array; readonly alt: string; readonly width?: number; readonly height?: number }[];
  readonly languages?: readonly string[];
  /** Facets as they go over the wire, instead of those detected: for malformed ones. */
  readonly rawFacets?: unknown[];
  readonly createdAt?: Date;
  /** Chooses the record key; a TID by default. */
  readonly key?: string;
}

export interface AtPerson {
  readonly did: string;
  readonly handle: string;
  /** The account's own password; a person gives Visavis `appPassword` instead. */
  readonly password: string;
  readonly appPassword: string;
  /** One that its owner also lets read and write private messages. */
  readonly privilegedPassword: string;
  readonly agent: AtpAgent;
  post(text: string, options?: PostOptions): Promise<PostedRecord>;
  /** Writes many records at once, 200 a call, as they are: their facets and replies are the caller's to write. */
  postMany(records: readonly Record<string, unknown>[]): Promise<PostedRecord[]>;
  /** Changes the text of one of this person's posts; facets are detected anew. */
  edit(uri: string, text: string): Promise<PostedRecord>;
  delete(uri: string): Promise<void>;
}

const COLLECTION = 'app.bsky.feed.post';
const keyOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

export async function createPerson({ pdsUrl }: NetworkAddresses, wish: { handle?: string; displayName?: string }): Promise<AtPerson> {
  const handle = `${(wish.handle ?? 'person').slice(0, 12)}-${randomBytes(2).toString('hex')}.test`;
  const password = randomBytes(12).toString('base64url');
  const agent = new AtpAgent({ service: pdsUrl });
  await agent.createAccount({ handle, email: `${handle}@example.test`, password });
  const did = agent.assertDid;
  await agent.upsertProfile(() => ({ displayName: wish.displayName ?? handle }));
  const { data } = await agent.com.atproto.server.createAppPassword({ name: 'visavis' });
  const privileged = await agent.com.atproto.server.createAppPassword({ name: 'visavis-messages', privileged: true });
  return {
    did,
    handle,
    password,
    appPassword: data.password,
    privilegedPassword: privileged.data.password,
    agent,
    post: (text, options = {}) => post(agent, text, options),
    postMany: (records) => postMany(agent, records),
    edit: (uri, text) => edit(agent, uri, text),
    async delete(uri) {
      await agent.deletePost(uri);
    },
  };
}

async function post(agent: AtpAgent, text: string, options: PostOptions): Promise<PostedRecord> {
  const rich = new RichText({ text });
  await rich.detectFacets(agent);
  const reply = options.replyTo === undefined ? undefined : { root: await rootOf(agent, options.replyTo), parent: options.replyTo };
  const embed = await embedOf(agent, options);
  const { data } = await agent.com.atproto.repo.createRecord({
    repo: agent.assertDid,
    collection: COLLECTION,
    ...(options.key === undefined ? {} : { rkey: options.key }),
    // Malformed facets are refused when the PDS checks the record: others' servers do not all check.
    validate: options.rawFacets === undefined,
    record: {
      $type: COLLECTION,
      text,
      createdAt: (options.createdAt ?? new Date()).toISOString(),
      langs: [...(options.languages ?? ['fr'])],
      ...((options.rawFacets ?? rich.facets) ? { facets: options.rawFacets ?? rich.facets } : {}),
      ...(reply === undefined ? {} : { reply }),
      ...(embed === undefined ? {} : { embed }),
    },
  });
  return { uri: data.uri, cid: data.cid };
}

async function postMany(agent: AtpAgent, records: readonly Record<string, unknown>[]): Promise<PostedRecord[]> {
  const posted: PostedRecord[] = [];
  for (let start = 0; start < records.length; start += 200) {
    const writes = records.slice(start, start + 200).map((record) => ({
      $type: 'com.atproto.repo.applyWrites#create' as const,
      collection: COLLECTION as `${string}.${string}.${string}`,
      value: { $type: COLLECTION, createdAt: new Date().toISOString(), ...record },
    }));
    const { data } = await agent.com.atproto.repo.applyWrites({ repo: agent.assertDid, writes });
    for (const result of data.results ?? [])
      if ('uri' in result && 'cid' in result) posted.push({ uri: String(result.uri), cid: String(result.cid) });
  }
  return posted;
}

/** The root that a reply to `parent` must name: the parent's own root, or the parent. */
async function rootOf(agent: AtpAgent, parent: PostedRecord): Promise<PostedRecord> {
  const [, , did, , key] = parent.uri.split('/') as [string, string, string, string, string];
  const { data } = await agent.com.atproto.repo.getRecord({ repo: did, collection: COLLECTION, rkey: key });
  const reply = (data.value as { reply?: { root: PostedRecord } }).reply;
  return reply?.root ?? parent;
}

async function embedOf(agent: AtpAgent, { quote, images = [] }: PostOptions): Promise<Record<string, unknown> | undefined> {
  const media =
    images.length === 0
      ? undefined
      : {
          $type: 'app.bsky.embed.images',
          images: await Promise.all(
            images.map(async ({ bytes, alt, width, height }) => ({
              image: (await agent.uploadBlob(bytes, { encoding: 'image/png' })).data.blob,
              alt,
              ...(width === undefined || height === undefined ? {} : { aspectRatio: { width, height } }),
            })),
          ),
        };
  const record = quote === undefined ? undefined : { $type: 'app.bsky.embed.record', record: quote };
  if (media !== undefined && record !== undefined) return { $type: 'app.bsky.embed.recordWithMedia', record, media };
  return media ?? record;
}

async function edit(agent: AtpAgent, uri: string, text: string): Promise<PostedRecord> {
  const repo = agent.assertDid;
  const { data } = await agent.com.atproto.repo.getRecord({ repo, collection: COLLECTION, rkey: keyOf(uri) });
  const rich = new RichText({ text });
  await rich.detectFacets(agent);
  const { facets: _earlier, ...kept } = data.value as Record<string, unknown>;
  const record = { ...kept, text, ...(rich.facets ? { facets: rich.facets } : {}) };
  const answer = await agent.com.atproto.repo.putRecord({ repo, collection: COLLECTION, rkey: keyOf(uri), record });
  return { uri: answer.data.uri, cid: answer.data.cid };
}

/** Every post that the PDS holds of `did`, oldest key first. */
export async function recordsOf(
  { pdsUrl }: NetworkAddresses,
  did: string,
): Promise<readonly (PostedRecord & { readonly key: string; readonly value: Record<string, unknown> })[]> {
  const agent = new AtpAgent({ service: pdsUrl });
  const found: (PostedRecord & { key: string; value: Record<string, unknown> })[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await agent.com.atproto.repo.listRecords({
      repo: did,
      collection: COLLECTION,
      limit: 100,
      reverse: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...data.records.map(({ uri, cid, value }) => ({ uri, cid, key: keyOf(uri), value: value as Record<string, unknown> })));
    cursor = data.records.length === 0 ? undefined : data.cursor;
  } while (cursor !== undefined);
  return found;
}
