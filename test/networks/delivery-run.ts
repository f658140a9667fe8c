/** A thousand publications to each of three real PDS accounts while the product is killed again and again and the PDS has its worst day. */
import type { ConversationView, ThreadView } from '../../src/inbox/schema.ts';
import type { PublicationView } from '../../src/publishing/schema.ts';
import type { PostDetail, PostView } from '../../src/posts/schema.ts';
import type { AtNetwork, AtPerson } from './harness.ts';
import { diceOf, numberIn, planPosts, pressOf, questionOf, replyTo } from './delivery-plan.ts';
import type { DeliveryShape, PlannedPost } from './delivery-plan.ts';
import { insist, openBrowser, settleIn } from './product.ts';
import type { Browser, Product } from './product.ts';

export interface DeliveryPlan {
  readonly shape: DeliveryShape;
  readonly kills: number;
  /** Milliseconds that it serves between two kills: at least, at most. */
  readonly between: readonly [number, number];
  readonly seed: number;
}

/** What should stand on the PDS of one account. */
export interface Expected {
  readonly accountId: string;
  readonly person: AtPerson;
  /** Of each post its parts in order. */
  readonly posts: readonly (readonly string[])[];
  readonly replies: ReadonlyMap<string, { readonly question: string }>;
}

const LANES = 4;
const ATTEMPTS = 20;
const SETTLE_LIMIT_MS = 1_200_000;
const SIGNATURE = '\n— Inès';
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Speaks, is killed, and waits until nothing of ours is under way any more. Answers what should now be on the PDS. */
export async function runDelivery(
  { network, server, product }: { network: AtNetwork; server: string; product: Product },
  { shape, kills, between, seed }: DeliveryPlan,
): Promise<{ readonly expected: readonly Expected[]; readonly unsettled: number; readonly killed: number }> {
  const dice = diceOf(seed);
  await product.start();
  const browser = openBrowser(product.url);
  const people = await Promise.all(['ligne-1', 'ligne-2', 'ligne-3'].map((handle) => network.createPerson({ handle })));
  const accounts = await connectAll(browser, people, server);

  const posts = planPosts(shape, dice);
  const questions = await askAll(network, people, shape.replies);
  const working = { over: false };
  const killing = killUntil(product, { kills, between, dice, working });
  const span = kills * ((between[0] + between[1]) / 2 + 3_000);
  const planned = planAll(browser, accounts, { posts, span });
  const answered = answerAll(browser, shape.replies * people.length, span);
  const [postIds, replied] = await Promise.all([planned, answered]).catch(async (error: unknown) => {
    working.over = true;
    await killing;
    throw error;
  });
  const killed = await killing;

  const unsettled = await waitUntilSettled(browser, postIds, replied);
  const expected = people.map((person, index) => ({
    accountId: accounts[index]!,
    person,
    posts: posts.map(({ parts }) => parts.map((part) => `${part}${SIGNATURE}`)),
    replies: new Map(questions[index]!.map((question, number) => [`${replyTo(number)}${SIGNATURE}`, { question }])),
  }));
  return { expected, unsettled, killed };
}

async function connectAll(browser: Browser, people: readonly AtPerson[], server: string): Promise<string[]> {
  const accounts: string[] = [];
  for (const { handle, appPassword } of people) {
    const account = { network: 'bluesky', server, handle, secret: appPassword };
    // A connection that the storm broke is tried again, as a person would.
    const connected =
      accounts.length === 0
        ? await again(async () => (await settleIn(browser, account)).accountId)
        : await again(async () => (await insist<{ accountId: string }>(browser, ['POST', '/accounts', account], [201])).body.accountId);
    await insist(browser, ['PATCH', `/accounts/${connected}`, { undoDelaySeconds: 1 }], [200]);
    accounts.push(connected);
  }
  return accounts;
}

async function again<Value>(act: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(500);
    }
  }
}

/** People of the public write to each account; answers the refs by account and number. */
async function askAll(network: AtNetwork, people: readonly AtPerson[], count: number): Promise<string[][]> {
  const asker = await network.createPerson({ handle: 'karim' });
  const asked: string[][] = [];
  for (const { handle } of people) {
    const refs: string[] = [];
    for (let number = 0; number < count; number += 1) refs.push((await asker.post(questionOf(handle, number))).uri);
    asked.push(refs);
  }
  return asked;
}

/** Kills `kills` times, unless all is over before. */
async function killUntil(
  product: Product,
  { kills, between, dice, working }: Pick<DeliveryPlan, 'kills' | 'between'> & { dice: () => number; working: { over: boolean } },
): Promise<number> {
  let killed = 0;
  while (!working.over && killed < kills) {
    await sleep(between[0] + dice() * (between[1] - between[0]));
    await product.kill();
    killed += 1;
    while ((await product.start()) !== 'serving') await sleep(200);
  }
  return killed;
}

async function planAll(
  browser: Browser,
  accountIds: readonly string[],
  { posts, span }: { posts: readonly PlannedPost[]; span: number },
): Promise<string[]> {
  const next = posts.values();
  const postIds: string[] = [];
  const lane = async () => {
    for (const post of next) {
      postIds.push(await planOne(browser, accountIds, post));
      await sleep((span * LANES) / posts.length / 2);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return postIds;
}

/** Drafts and plans; a plan whose answer was lost is not given twice: the post itself says what it is. */
async function planOne(browser: Browser, accountIds: readonly string[], { parts, when }: PlannedPost): Promise<string> {
  const content = { parts: parts.map((text) => ({ text })), versions: [], visibility: 'public', contentWarning: null, languages: ['fr'] };
  const drafted = await insist<PostView>(browser, ['POST', '/posts', { content, accountIds }], [201]);
  const { postId, revision } = drafted.body;
  const wish = {
    revision,
    when: when === 'now' ? { kind: 'now' } : { kind: 'at', local: nextMinute(), repeat: null },
    deadlineMinutes: null,
  };
  let readAgain: string | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const answer = await insist<Refused>(browser, ['POST', `/posts/${postId}/plan`, { ...wish, readAgain }], [200, 409]);
    if (answer.status === 200) return postId;
    const now = await insist<PostDetail>(browser, ['GET', `/posts/${postId}`], [200]);
    if (now.body.post.state !== 'draft') return postId;
    readAgain = await readItAgain(answer.body);
  }
  throw new Error('the post was never planned');
}

interface Refused {
  readonly error?: { readonly kind: string; readonly pauseId?: string; readonly until?: string };
}

/** Waits as long as the guard-rails want the words read again. */
async function readItAgain({ error }: Refused): Promise<string | undefined> {
  if (error?.kind !== 'pause' && error?.kind !== 'too-soon') throw new Error(`not planned: ${JSON.stringify(error)}`);
  await sleep(Math.max(0, Date.parse(error.until ?? '') - Date.now()) + 100);
  return error.pauseId;
}

/** On the wall of Paris, where the organisation is. */
function nextMinute(): string {
  const at = new Date(Date.now() + 60_000);
  return at.toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).slice(0, 16).replace(' ', 'T');
}

/** A member answers whoever waits, a little at a time. Answers the conversations. */
async function answerAll(browser: Browser, count: number, span: number): Promise<string[]> {
  const replied = new Set<string>();
  while (replied.size < count) {
    const page = await insist<{ conversations: ConversationView[] }>(browser, ['GET', '/conversations?queue=to-answer&limit=50'], [200]);
    const next = page.body.conversations.find(({ conversationId }) => !replied.has(conversationId));
    if (next) {
      await answerOne(browser, next.conversationId);
      replied.add(next.conversationId);
    }
    await sleep(next ? span / count / 2 : 500);
  }
  return [...replied];
}

async function answerOne(browser: Browser, conversationId: string): Promise<void> {
  const thread = await insist<ThreadView>(browser, ['GET', `/conversations/${conversationId}`], [200]);
  const message = thread.body.messages.find(({ direction }) => direction === 'inbound')!;
  const press = pressOf(message.messageId, replyTo(numberIn(message.text)));
  let readAgain: string | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await insist(browser, ['POST', `/conversations/${conversationId}/take`], [200]);
    const answer = await insist<Refused>(
      browser,
      ['POST', `/conversations/${conversationId}/replies`, { ...press, readAgain }],
      [201, 409],
    );
    if (answer.status === 201) return;
    if (answer.body.error?.kind === 'not-holder') continue;
    readAgain = await readItAgain(answer.body);
  }
  throw new Error('the conversation was never held long enough');
}

const OVER = new Set(['sent', 'failed', 'cancelled', 'needs-reauth']);

/** Waits until no publication is under way; answers how many still are when patience ends. */
async function waitUntilSettled(browser: Browser, postIds: readonly string[], replied: readonly string[]): Promise<number> {
  const waiting = new Map<string, () => Promise<boolean>>([
    ...postIds.map((postId) => [postId, () => isPostOver(browser, postId)] as const),
    ...replied.map((conversationId) => [conversationId, () => isAnswered(browser, conversationId)] as const),
  ]);
  for (const limit = Date.now() + SETTLE_LIMIT_MS; waiting.size > 0 && Date.now() < limit; await sleep(1_000)) {
    for (const [id, isOver] of waiting) if (await isOver()) waiting.delete(id);
  }
  return waiting.size;
}

async function isPostOver(browser: Browser, postId: string): Promise<boolean> {
  const { body } = await insist<PostDetail>(browser, ['GET', `/posts/${postId}`], [200]);
  if (body.post.state === 'asking') throw new Error(`a post asks: ${JSON.stringify(body.post)}`);
  return body.comings.some(({ said }) => said.every(({ state, refusal }) => refusal !== undefined || OVER.has(state ?? '')));
}

async function isAnswered(browser: Browser, conversationId: string): Promise<boolean> {
  const { body } = await insist<{ publications: PublicationView[] }>(
    browser,
    ['GET', `/conversations/${conversationId}/publications`],
    [200],
  );
  // What was sent more than an hour ago is not listed any more.
  return body.publications.every(({ state }) => OVER.has(state));
}
