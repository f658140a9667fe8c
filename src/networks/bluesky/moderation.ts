/** What an account does about people and posts: https://docs.bsky.app/docs/advanced-guides/moderation */
import { z } from 'zod';
import { fail, impossible, succeed } from '../../platform/result.ts';
import type { ModerationAct, NetworkFailure, NetworkResult, ReportReason } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { parseChatRef } from './chat/chat-ref.ts';
import { attempt } from './failure.ts';
import { setHidden } from './gates.ts';
import { readPosts, type Reader } from './reading.ts';
import { changeRecord, deleteRecord, readRecord, type Place } from './record.ts';
import { tidOf } from './record-key.ts';

const BLOCKS = 'app.bsky.graph.block';
const LONGEST_COMMENT = 1_000;
const MOST_REPORTED = 20;
const IDENTITY = /^did:[a-z]+:[\w.:%-]{1,240}$/;

const rejected = (reason: Extract<NetworkFailure, { kind: 'rejected' }>['reason'], detail: string) =>
  fail<NetworkFailure>({ kind: 'rejected', reason, detail });

export async function moderate(reader: Reader, act: ModerationAct): Promise<NetworkResult<void>> {
  if ('identity' in act && (!IDENTITY.test(act.identity) || act.identity === reader.identity))
    return rejected('invalid', 'nobody else’s identity');
  switch (act.kind) {
    case 'mute':
      return await attempt(async () => void (await reader.agent.app.bsky.graph.muteActor({ actor: didOf(act.identity) })), 'write');
    case 'unmute':
      return await attempt(async () => void (await reader.agent.app.bsky.graph.unmuteActor({ actor: didOf(act.identity) })), 'write');
    case 'block':
      return await block(reader, act.identity);
    case 'unblock':
      return await unblock(reader, act.identity);
    case 'hide':
    case 'unhide':
      return await setHidden(reader, act.ref, act.kind === 'hide');
    case 'report':
      return await report(reader, act);
    default:
      return impossible(act);
  }
}

const didOf = (identity: string) => identity as `did:plc:${string}`;

/** Always the same for somebody, so that a block can be taken back before the network has seen it. */
const blockPlace = (identity: string): Place => ({ collection: BLOCKS, key: tidOf(`block ${identity}`) });

const viewed = z.looseObject({ viewer: z.looseObject({ blocking: z.string().optional() }).optional() });

/** The record by which the account blocks somebody in the network's own app, as far as the network has seen it; null when none. */
async function readTheirBlock(reader: Reader, identity: string): Promise<NetworkResult<Place | null>> {
  return await attempt(async () => {
    const parsed = viewed.safeParse(await bodyOf(reader.agent.app.bsky.actor.getProfile({ actor: didOf(identity) })));
    if (!parsed.success) throw notThisProtocol('the profile');
    const [, key] = new RegExp(`^at://${reader.identity}/${BLOCKS}/([\\w~.:-]+)$`).exec(parsed.data.viewer?.blocking ?? '') ?? [];
    return key === undefined || key === blockPlace(identity).key ? null : { collection: BLOCKS, key };
  });
}

/** What the network shows may be old: a block that it still shows, and that is gone, keeps nobody from us. The records tell. */
async function block(reader: Reader, identity: string): Promise<NetworkResult<void>> {
  const theirs = await readTheirBlock(reader, identity);
  if (!theirs.ok) return theirs;
  const standing = theirs.value && (await readRecord(reader, theirs.value));
  if (standing && (!standing.ok || standing.value.version !== null)) return standing.ok ? succeed() : standing;
  const written = await changeRecord(reader, blockPlace(identity), (before) =>
    succeed(before.version === null ? { subject: identity, createdAt: new Date().toISOString() } : null),
  );
  return written.ok ? succeed() : written;
}

async function unblock(reader: Reader, identity: string): Promise<NetworkResult<void>> {
  const theirs = await readTheirBlock(reader, identity);
  if (!theirs.ok) return theirs;
  const ours = await deleteRecord(reader, blockPlace(identity));
  return ours.ok && theirs.value !== null ? await deleteRecord(reader, theirs.value) : ours;
}

/** https://github.com/bluesky-social/atproto/blob/main/lexicons/com/atproto/moderation/defs.json */
const REASONS: Record<ReportReason, string> = {
  spam: 'reasonSpam',
  abuse: 'reasonRude',
  hate: 'reasonRude',
  violence: 'reasonViolation',
  illegal: 'reasonViolation',
  impersonation: 'reasonMisleading',
  other: 'reasonOther',
};

type Report = Extract<ModerationAct, { kind: 'report' }>;

/** One report for each post; of the person when no post is named. */
async function report(reader: Reader, { identity, refs, reason, comment }: Report): Promise<NetworkResult<void>> {
  if (comment.length > LONGEST_COMMENT) return rejected('too-long', `${comment.length} of ${LONGEST_COMMENT}`);
  if (refs.length > MOST_REPORTED) return rejected('invalid', `${MOST_REPORTED} posts at most`);
  const subjects =
    refs.length === 0 ? succeed([{ $type: 'com.atproto.admin.defs#repoRef', did: identity }]) : await subjectsOf(reader, refs);
  if (!subjects.ok) return subjects;
  const agent =
    reader.services.moderation === null ? reader.agent : reader.agent.withProxy('atproto_labeler', didOf(reader.services.moderation));
  for (const subject of subjects.value) {
    const call = { reasonType: `com.atproto.moderation.defs#${REASONS[reason]}`, reason: comment, subject };
    const sent = await attempt(async () => void (await bodyOf(agent.com.atproto.moderation.createReport(call as never))), 'write');
    if (!sent.ok) return sent;
  }
  return succeed();
}

async function subjectsOf(reader: Reader, refs: readonly string[]): Promise<NetworkResult<Record<string, string>[]>> {
  const posts = await readPosts(reader, [...refs]);
  if (!posts.ok) return posts;
  const subjects: Record<string, string>[] = posts.value.map(({ ref, version }) => ({
    $type: 'com.atproto.repo.strongRef',
    uri: ref,
    cid: version,
  }));
  for (const ref of refs) {
    const parsed = parseChatRef(ref);
    if (parsed === null || parsed.message === null) continue;
    const { conversation, message } = parsed;
    subjects.push({ $type: 'chat.bsky.convo.defs#messageRef', did: reader.identity, convoId: conversation, messageId: message });
  }
  return subjects.length > 0 ? succeed(subjects) : rejected('parent-gone', 'none of the posts is there any more');
}
