import { sql } from 'kysely';
import { readableBy } from '../accounts/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { Latitude } from './outcome.ts';
import type { KeptWord } from './own-lists.ts';
import type { RuleSetting } from './settings.ts';

/** What the database says of an author on an account, in one question. */
export interface SpeakerRow {
  readonly latitude: Latitude;
  readonly settings: readonly RuleSetting[];
  readonly words: readonly KeptWord[];
  readonly brands: readonly string[];
  readonly takenHashtags: readonly string[];
  readonly handle: string;
  readonly others: readonly string[];
  /** Of the voice that stands learned; null: none. */
  readonly edition: string | null;
}

const MOST_OTHERS = 50;

/** Null: there is no such account. */
export async function readSpeaker(
  db: Query,
  organisationId: string,
  { accountId, memberId }: { readonly accountId: string; readonly memberId: string },
): Promise<SpeakerRow | null> {
  const { rows } = await sql<SpeakerRow>`
    select account.handle,
      coalesce(
        (select latitude from member_latitude given
          where given.organisation_id = ${organisationId} and given.account_id = ${accountId} and given.member_id = ${memberId}),
        case when wishes.usual_given_by = ${memberId} then wishes.usual_of_giver end, wishes.usual_latitude, 'autonomous') as latitude,
      coalesce(wishes.words, '[]') as words,
      coalesce(wishes.brands, '{}') as brands,
      coalesce(wishes.taken_hashtags, '{}') as "takenHashtags",
      coalesce((select jsonb_agg(jsonb_build_object('rule', rule, 'accountId', setting.account_id, 'state', setting.state, 'level', at_most))
        from guardrail_setting setting
        where setting.organisation_id = ${organisationId} and (setting.account_id is null or setting.account_id = ${accountId})), '[]') as settings,
      array(select other.handle from account other
        where other.organisation_id = ${organisationId} and other.account_id <> ${accountId} and other.handle <> account.handle
          and other.state <> 'disconnected' order by other.created_at limit ${MOST_OTHERS}) as others,
      (select edition from account_voice voice
        where voice.organisation_id = ${organisationId} and voice.account_id = ${accountId} and packed is not null) as edition
    from account left join guardrail_wishes wishes on wishes.organisation_id = account.organisation_id
    where account.organisation_id = ${organisationId} and account.account_id = ${accountId}`.execute(db);
  return rows[0] ?? null;
}

/** What is answered, and what its people told the account in private. */
export interface AnsweredRow {
  readonly text: string;
  readonly languages: readonly string[];
  readonly visibility: 'public' | 'unlisted' | 'followers' | 'private';
  /** Under which the correspondent is greeted; null: what is answered is ours. */
  readonly name: string | null;
  readonly privateTexts: readonly string[];
}

const MOST_PRIVATE = 50;
const MOST_CONVERSATIONS = 50;
const LONGEST = 5_000;

/**
 * The message that a draft answers: the one that is named, or else the newest to us that stands in the conversation. What its author, and whom
 * the conversation is with, wrote to the account in private comes with it: their own words alone, because what we write to everybody is not
 * theirs. Null: there is none, or the reader may not read it.
 */
export async function readAnswered(
  db: Query,
  reader: { readonly organisationId: string; readonly memberId: string },
  which: { readonly accountId: string; readonly conversationId: string | null; readonly messageId: string | null },
): Promise<AnsweredRow | null> {
  const { organisationId } = reader;
  const { accountId, conversationId, messageId } = which;
  const named = messageId === null ? sql`direction = 'inbound' and deleted_at is null` : sql`message_id = ${messageId}`;
  const within = conversationId === null ? sql`true` : sql`message.conversation_id = ${conversationId}`;
  const { rows } = await sql<AnsweredRow>`
    with answered as (
      select conversation_id, correspondent_id, text, languages, visibility from message
      where organisation_id = ${organisationId} and account_id = ${accountId} and ${within} and ${named} and ${readableBy(reader, 'message')}
      order by said_at desc, message_id desc limit 1
    ), spoken as (
      select correspondent_id from answered where correspondent_id is not null
      union
      select c.correspondent_id from answered join conversation c
        on c.organisation_id = ${organisationId} and c.conversation_id = answered.conversation_id where c.correspondent_id is not null
    )
    select left(text, ${LONGEST}) as text, languages, visibility,
      (select coalesce(nullif(display_name, ''), handle) from correspondent
        where organisation_id = ${organisationId} and correspondent_id = answered.correspondent_id) as name,
      array(
        select left(told.text, ${LONGEST}) from spoken
          cross join lateral (
            select conversation_id from conversation c
            where c.organisation_id = ${organisationId} and c.correspondent_id = spoken.correspondent_id and c.account_id = ${accountId}
            order by last_message_at desc limit ${MOST_CONVERSATIONS}
          ) as theirs
          join message told on told.organisation_id = ${organisationId} and told.conversation_id = theirs.conversation_id
            and told.direction = 'inbound' and told.visibility = 'private' and told.deleted_at is null
        order by told.said_at desc limit ${MOST_PRIVATE}
      ) as "privateTexts"
    from answered`.execute(db);
  return rows[0] ?? null;
}

const MOST_OPEN = 5;

/** What is asked in the other conversations that a member has open now, in whatever tab or window: the newest message to us of each, five at most. */
export async function listOpenElsewhere(
  db: Query,
  { organisationId, memberId }: { readonly organisationId: string; readonly memberId: string },
  conversationId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select left(newest.text, ${LONGEST}) as text from presence
      cross join lateral (
        select text from message
        where message.organisation_id = ${organisationId} and message.conversation_id = presence.conversation_id
          and direction = 'inbound' and deleted_at is null
        order by said_at desc, message_id desc limit 1
      ) as newest
    where presence.organisation_id = ${organisationId} and presence.member_id = ${memberId} and presence.until > now()
      and presence.conversation_id is distinct from ${conversationId}::uuid
    order by presence.until desc limit ${MOST_OPEN}`.execute(db);
  return rows.map(({ text }) => text);
}

const MOST_SENT = 500;

/**
 * What the account said, or is about to, in the day before a moment, as typed where it left from here; the latest last. `exceptPostId`: not the
 * comings of that post.
 */
export async function listSaidLately(
  db: Query,
  organisationId: string,
  { accountId, at, exceptPostId }: { readonly accountId: string; readonly at: Date; readonly exceptPostId: string | null },
): Promise<{ text: string; at: number }[]> {
  const except = exceptPostId === null ? null : `post:${exceptPostId}:`;
  const { rows } = await sql<{ text: string; at: number }>`
    select text, at from (
      (select left(body, ${LONGEST}) as text, extract(epoch from coalesce(sent_at, created_at)) * 1000 as at from publication
        where organisation_id = ${organisationId} and account_id = ${accountId}
          and created_at > ${at}::timestamptz - interval '1 day' and created_at <= ${at}::timestamptz
          and state in ('scheduled', 'sending', 'sent', 'retrying', 'outcome-unknown', 'needs-reauth')
          and (${except}::text is null or not starts_with(idempotency_key, ${except}))
        order by created_at desc limit ${MOST_SENT})
      union all
      (select left(text, ${LONGEST}) as text, extract(epoch from said_at) * 1000 as at from message
        where organisation_id = ${organisationId} and account_id = ${accountId} and direction = 'outbound' and deleted_at is null
          and publication_id is null and said_at > ${at}::timestamptz - interval '1 day' and said_at < ${at}::timestamptz
        order by said_at desc limit ${MOST_SENT})
    ) as said order by at`.execute(db);
  return rows.map(({ text, at: said }) => ({ text, at: Number(said) }));
}

/** Runs `work` so that what the database refuses in it leaves the transaction around it whole. Rethrows. */
export async function aside<Value>(db: Query, work: () => Promise<Value>): Promise<Value> {
  await sql`savepoint gathering`.execute(db);
  try {
    return await work();
  } catch (error) {
    await sql`rollback to savepoint gathering`.execute(db);
    throw error;
  } finally {
    await sql`release savepoint gathering`.execute(db).catch(() => {});
  }
}
