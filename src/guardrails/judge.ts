import type { Transaction } from '../platform/database/index.ts';
import { prepareContext } from './context.ts';
import type { AnsweredThread, DraftText, LinkCheck } from './context.ts';
import { evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import { aside, listOpenElsewhere, listSaidLately, readAnswered, readSpeaker } from './gather-store.ts';
import type { AnsweredRow, SpeakerRow } from './gather-store.ts';
import type { AccountMoment, JudgeDeps } from './guardrails-deps.ts';
import type { Hours, Latitude, Outcome } from './outcome.ts';
import { asRulesTake } from './own-lists.ts';
import { resolveSettings } from './settings.ts';

/** What somebody wants an account to say. */
export interface Judging {
  readonly memberId: string;
  readonly accountId: string;
  /** As typed, without signature. */
  readonly text: string;
  /** When it would leave. */
  readonly at: Date;
  readonly language?: string | null | undefined;
  /** Absent: that of what it answers, or everybody. */
  readonly visibility?: DraftText['visibility'] | undefined;
  readonly media?: readonly { readonly alt: string | null }[] | undefined;
  readonly conversationId?: string | null | undefined;
  /** Absent, in a conversation: the newest message to us. */
  readonly replyToMessageId?: string | null | undefined;
  /** A post is no duplicate of itself. */
  readonly exceptPostId?: string | null | undefined;
  /** What its links gave; absent: what this process knows of them already. */
  readonly links?: readonly LinkCheck[] | undefined;
  /** What else the author has before him; the conversations that he or she has open are known. */
  readonly openElsewhere?: readonly string[] | undefined;
}

export interface Judgement {
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly latitude: Latitude;
  readonly hours: Hours;
}

/** Inside which the database is asked: a transaction, or a reading in the name of an organisation. */
export type Asking = Pick<Transaction, 'db' | 'organisationId'>;

/** Nobody's account says nothing: the strictest latitude, and what the rules find without anything around. */
const STRANGER: SpeakerRow = {
  latitude: 'apprentice',
  settings: [],
  words: [],
  brands: [],
  takenHashtags: [],
  handle: '',
  others: [],
  edition: null,
};

/**
 * What the guard-rails say of a draft, and what becomes of it. Gathers what is around it in a handful of questions, in the caller's
 * transaction, some milliseconds; asks no network. What cannot be gathered (a broken voice, the hours) is logged and judged without: nobody is
 * kept from speaking by it.
 */
export async function judge(deps: JudgeDeps, asking: Asking, what: Judging): Promise<Judgement> {
  const { db, organisationId } = asking;
  const { accountId, memberId, text, at } = what;
  const speaker = (await readSpeaker(db, organisationId, { accountId, memberId })) ?? STRANGER;
  const answered = await gatherAnswered(asking, what);
  const around = await gatherAround(deps, asking, what, speaker.edition);
  const context = prepareContext({
    draft: {
      text,
      language: what.language ?? null,
      visibility: what.visibility ?? answered?.visibility ?? 'public',
      media: what.media ?? [],
      links: what.links ?? deps.links.known(text),
    },
    // The product signs by itself: no signature is looked for in the words.
    account: { id: accountId, handle: speaker.handle, others: speaker.others, voice: around.voice },
    moment: { at: at.getTime(), hours: around.hours.hours, closesAt: around.hours.closesAt?.getTime() ?? null },
    thread: answered && asThread(answered, [...(what.openElsewhere ?? []), ...around.open]),
    situations: around.situations,
    lists: asRulesTake(speaker),
    sent: around.sent,
  });
  const { outcome, findings } = evaluate(context, speaker.latitude, resolveSettings(speaker.settings, accountId));
  return { outcome, findings, latitude: speaker.latitude, hours: around.hours.hours === 'off' ? 'off' : 'open' };
}

async function gatherAnswered({ db, organisationId }: Asking, what: Judging): Promise<AnsweredRow | null> {
  const { accountId, memberId, conversationId = null, replyToMessageId: messageId = null } = what;
  if (conversationId === null && messageId === null) return null;
  return await readAnswered(db, { organisationId, memberId }, { accountId, conversationId, messageId });
}

const asThread = (answered: AnsweredRow, openElsewhere: readonly string[]): AnsweredThread => ({
  text: answered.text,
  language: answered.languages[0] ?? null,
  name: answered.name,
  privateTexts: answered.privateTexts,
  openElsewhere,
});

type Around = Awaited<ReturnType<typeof gather>>;
const NOTHING: Around = { open: [], voice: null, hours: { hours: 'unknown', closesAt: null }, situations: [], sent: [] };

async function gatherAround(deps: JudgeDeps, asking: Asking, what: Judging, edition: string | null): Promise<Around> {
  try {
    return await aside(asking.db, async () => await gather(deps, asking, what, edition));
  } catch (error) {
    deps.log.error({ err: error, accountId: what.accountId }, 'a draft is judged without what is around it');
    return NOTHING;
  }
}

async function gather(deps: JudgeDeps, { db, organisationId }: Asking, what: Judging, edition: string | null) {
  const { accountId, memberId, at, exceptPostId = null, conversationId = null } = what;
  const moment: AccountMoment = { organisationId, accountId, at };
  return {
    open: conversationId === null ? [] : await listOpenElsewhere(db, { organisationId, memberId }, conversationId),
    voice: edition === null ? null : await deps.voices.voiceOf(db, { organisationId, accountId, edition }),
    sent: await listSaidLately(db, organisationId, { accountId, at, exceptPostId }),
    hours: await deps.hoursOf(db, moment),
    situations: await deps.situationsOf(db, moment),
  };
}
