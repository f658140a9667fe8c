/** Mentions arrive and signed replies leave on a network while the product is killed again and again; afterwards everything is counted. */
import { randomUUID } from 'node:crypto';
import type { ConversationView, ThreadView } from '../../src/inbox/schema.ts';
import type { PublicationView } from '../../src/publishing/schema.ts';
import { bringPicture } from './bring-picture.ts';
import { insist, openBrowser, settleIn } from './product.ts';
import type { Browser, Product } from './product.ts';

/** `alts`: of the pictures that it carries, where the network tells. */
export interface Spoken {
  readonly text: string;
  readonly parent: string;
  readonly root: string;
  readonly alts?: readonly string[];
}

/** A network as a kill run sees it: an account of ours, people who write to it, and what it holds of us in the end. */
export interface KillNetwork {
  /** As `POST /accounts` wants it. */
  readonly account: { readonly network: string; readonly server: string; readonly handle: string; readonly secret: string };
  /** How each person of the public writes; answers the post's ref. */
  readonly speakers: readonly ((text: string) => Promise<string>)[];
  /** Every post of our account that the network holds, and where it hangs. */
  spoken(): Promise<readonly Spoken[]>;
}

export interface KillPlan {
  readonly mentions: number;
  readonly replies: number;
  readonly kills: number;
  /** Milliseconds between two kills: at least, at most. */
  readonly between: readonly [number, number];
  /** Each reply carries a picture. */
  readonly pictured?: boolean;
}

export interface KillOutcome extends Omit<KillPlan, 'between' | 'pictured'> {
  readonly threads: number;
  readonly threadsDoubled: number;
  readonly threadsMissing: number;
  readonly repliesOnServer: number;
  readonly repliesDoubled: number;
  readonly repliesMissing: number;
  /** In the wrong place of their thread, unsigned, or with other words than those pressed. */
  readonly repliesWrong: number;
  readonly publicationsNotSent: number;
  /** How many sends had an outcome that had to be looked up. */
  readonly lookedUp: number;
  readonly seconds: number;
}

const ALT = 'Le quai, vide';
const QUEUES = ['to-answer', 'mine', 'taken', 'waiting', 'closed'] as const;
const SETTLE_LIMIT_MS = 90_000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function runKills(network: KillNetwork, product: Product, plan: KillPlan): Promise<KillOutcome> {
  const began = performance.now();
  await product.start();
  const browser = openBrowser(product.url);
  const { accountId } = await settleIn(browser, network.account);
  await insist(browser, ['PATCH', `/accounts/${accountId}`, { undoDelaySeconds: 1 }], [200]);

  const attachments = plan.pictured ? [{ mediaId: await bringPicture(browser, product.url), alt: ALT }] : [];
  const killing = killAgainAndAgain(product, plan);
  const span = plan.kills * ((plan.between[0] + plan.between[1]) / 2 + 1_000);
  const speaking = speak(network, { count: plan.mentions, span });
  const pressed = await answerSome(browser, { replies: plan.replies, attachments });
  const mentions = await speaking;
  await killing;

  const publications = await settled(browser, pressed);
  const threads = await heard(browser, mentions.size);
  const lookedUp = await countLookedUp(browser, [...pressed.keys()]);
  const records = await network.spoken();
  await product.stop();

  const roots = countBy(threads);
  const answered = countBy(records.map(({ parent }) => parent));
  const wanted = [...pressed.values()];
  return {
    mentions: plan.mentions,
    replies: plan.replies,
    kills: plan.kills,
    threads: threads.length,
    threadsDoubled: [...roots.values()].filter((count) => count > 1).length,
    threadsMissing: [...mentions.values()].filter((text) => !roots.has(text)).length,
    repliesOnServer: records.length,
    repliesDoubled: [...answered.values()].filter((count) => count > 1).length,
    repliesMissing: wanted.filter(({ parent }) => !answered.has(refOf(mentions, parent))).length,
    repliesWrong: records.filter(
      ({ text, parent, root, alts = [] }) =>
        parent !== root ||
        !wanted.some(({ body }) => text === `${body}\n— Inès`) ||
        alts.join() !== attachments.map(({ alt }) => alt).join(),
    ).length,
    publicationsNotSent: publications.filter(({ state }) => state !== 'sent').length,
    lookedUp,
    seconds: Math.round((performance.now() - began) / 1_000),
  };
}

async function killAgainAndAgain(product: Product, { kills, between: [least, most] }: KillPlan): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(least + Math.random() * (most - least));
    await product.kill();
    while ((await product.start()) !== 'serving') await sleep(200);
  }
}

/** The public writes, a little irregularly; answers each post's ref and text. */
async function speak({ account, speakers }: KillNetwork, { count, span }: { count: number; span: number }): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const pause = (span * speakers.length) / count;
  await Promise.all(
    speakers.map(async (write, index) => {
      for (let number = index; number < count; number += speakers.length) {
        const text = `@${account.handle} question ${number}`;
        said.set(await write(text), text);
        await sleep(pause * (0.5 + Math.random()));
      }
    }),
  );
  return said;
}

interface Pressed {
  readonly body: string;
  readonly parent: string;
}

/** A member answers whoever waits, and presses again after each loss of the server. Answers what was pressed, by conversation. */
async function answerSome(
  browser: Browser,
  { replies, attachments }: { replies: number; attachments: Press['attachments'] },
): Promise<Map<string, Pressed>> {
  const pressed = new Map<string, Pressed>();
  while (pressed.size < replies) {
    const page = await insist<{ conversations: ConversationView[] }>(browser, ['GET', '/conversations?queue=to-answer&limit=20'], [200]);
    const next = page.body.conversations.find(({ conversationId }) => !pressed.has(conversationId));
    if (!next) {
      await sleep(200);
      continue;
    }
    const { conversationId } = next;
    const thread = await insist<ThreadView>(browser, ['GET', `/conversations/${conversationId}`], [200]);
    const message = thread.body.messages.find(({ direction }) => direction === 'inbound')!;
    const body = `Réponse à ${message.text.split(' ').slice(1).join(' ')}.`;
    const press = { idempotencyKey: randomUUID(), replyToMessageId: message.messageId, body, attachments };
    await takeAndPress(browser, conversationId, press);
    pressed.set(conversationId, { body, parent: message.text });
  }
  return pressed;
}

interface Press {
  readonly idempotencyKey: string;
  readonly replyToMessageId: string;
  readonly body: string;
  readonly attachments: readonly { readonly mediaId: string; readonly alt: string }[];
}

/** Takes and presses, again with the same key when the lease ended while the server was away. */
async function takeAndPress(browser: Browser, conversationId: string, press: Press): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await insist(browser, ['POST', `/conversations/${conversationId}/take`], [200]);
    const answer = await insist<{ error?: { kind: string } }>(
      browser,
      ['POST', `/conversations/${conversationId}/replies`, press],
      [201, 409],
    );
    if (answer.status === 201) return;
    if (answer.body.error?.kind !== 'not-holder') throw new Error(JSON.stringify(answer.body));
  }
  throw new Error('the conversation was never held long enough');
}

/** Waits until every publication has left. */
async function settled(browser: Browser, pressed: ReadonlyMap<string, Pressed>): Promise<PublicationView[]> {
  const limit = Date.now() + SETTLE_LIMIT_MS;
  for (;;) {
    const all = await Promise.all(
      [...pressed.keys()].map(async (conversationId) => {
        const answer = await insist<{ publications: PublicationView[] }>(
          browser,
          ['GET', `/conversations/${conversationId}/publications`],
          [200],
        );
        return answer.body.publications;
      }),
    );
    const publications = all.flat();
    if (publications.every(({ state }) => state === 'sent') || Date.now() > limit) return publications;
    await sleep(500);
  }
}

/** Waits until as many conversations are there as were begun, then a little longer for doubles. */
async function heard(browser: Browser, expected: number): Promise<string[]> {
  const limit = Date.now() + SETTLE_LIMIT_MS;
  for (let full = false; ;) {
    const all = await everyConversation(browser);
    if (full || Date.now() > limit) return all;
    full = all.length >= expected;
    await sleep(full ? 3_000 : 500);
  }
}

/** What was said to us in each conversation. */
async function everyConversation(browser: Browser): Promise<string[]> {
  const found = new Set<string>();
  for (const queue of QUEUES) {
    for (let cursor: string | null = ''; cursor !== null;) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { body: { conversations: ConversationView[]; nextCursor: string | null } } = await insist(
        browser,
        ['GET', `/conversations?queue=${queue}&limit=100${after}`],
        [200],
      );
      for (const one of page.body.conversations) found.add(one.conversationId);
      cursor = page.body.nextCursor;
    }
  }
  return await Promise.all(
    [...found].map(async (conversationId) => {
      const { body } = await insist<ThreadView>(browser, ['GET', `/conversations/${conversationId}`], [200]);
      const inbound = body.messages.filter(({ direction }) => direction === 'inbound');
      return inbound.map(({ text }) => text).join(' + ');
    }),
  );
}

async function countLookedUp(browser: Browser, conversationIds: readonly string[]): Promise<number> {
  let count = 0;
  for (const conversationId of conversationIds) {
    const answer = await browser.ask<{ entries: { kind: string }[] } | null>('GET', `/conversations/${conversationId}/journal`);
    if (answer.body?.entries.some(({ kind }) => kind === 'publication.outcome-unknown')) count += 1;
  }
  return count;
}

const refOf = (mentions: ReadonlyMap<string, string>, text: string): string =>
  [...mentions].find(([, said]) => said === text)?.[0] ?? 'unknown';

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
