/** A morning at the desk: an organisation on the practice network, colleagues, and passers-by who speak when they are told to. */
import { expect, type APIRequestContext, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { writeThread } from '../../src/networks/practice/write-posts.ts';
import { connectDatabase } from '../../src/platform/database/index.ts';
import { findRunningPostgres } from '../../src/platform/postgres/index.ts';
import { persist, quieten, test as base } from './fixtures.ts';

export { expect } from './fixtures.ts';

export interface Desk {
  /** A page where Inès is signed in, the desk open. */
  readonly ines: Page;
  /** Another window of Inès: another device. */
  again(options?: BrowserContextOptions): Promise<Page>;
  /** A page where a new colleague of this first name is signed in. */
  colleague(givenName: string): Promise<Page>;
  /** A passer-by speaks to the account, or answers a post; answers the ref of what was said. */
  speak(name: string, text: string, replyTo?: string): Promise<string>;
  /** `count` answers of a crowd to a post, written at once. */
  crowd(rootRef: string, count: number): Promise<void>;
  /** Goes on with a dialogue of two, from its second post to `length` levels, written at once. */
  dialogue(rootRef: string, answerRef: string, length: number): Promise<void>;
  /** Lets what is sent from now on wait this many seconds, in which it can be undone. */
  leaveAfter(seconds: number): Promise<void>;
  /** Opens the conversation of a passer-by from the list. */
  open(page: Page, name: string): Promise<void>;
}

export const PASSPHRASE = 'quatre rames bleues et vertes';
let number = 0;

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ organisation, product, browser }, use) => {
    const ines = await organisation.open();
    const api = ines.request;
    await quieten(api);
    await clearQueue(api);
    const pages: Page[] = [];
    const keep = (page: Page) => (pages.push(page), page);
    await ines.goto('/guichet');
    await use({
      ines,
      again: async (options) => keep(await openDesk(await organisation.open(options))),
      colleague: async (givenName) => keep(await openDesk(await invite(browser, api, { givenName, url: product.url }))),
      speak: async (name, text, replyTo) => await speak(api, { name, text, ...(replyTo !== undefined && { replyTo }) }),
      crowd: async (rootRef, count) => await crowd(product.home, await organisationOf(api), { rootRef, count }),
      dialogue: async (rootRef, answerRef, length) =>
        await dialogue(product.home, await organisationOf(api), { rootRef, answerRef, length }),
      leaveAfter: async (undoDelaySeconds) => {
        const { accounts } = (await (await api.get('/api/v1/accounts')).json()) as { accounts: { accountId: string; handle: string }[] };
        const { accountId } = accounts.find(({ handle }) => handle === 'ligne4')!;
        expect((await api.patch(`/api/v1/accounts/${accountId}`, { data: { undoDelaySeconds } })).ok()).toBe(true);
      },
      open: async (page, name) => {
        // A row may be drawn anew between being found and being pressed, and who came since the list was read waits behind a button.
        await expect(async () => {
          const fresh = page.getByRole('button', { name: /nouve(l échange|aux échanges)/u });
          if (await fresh.isVisible()) await fresh.click();
          await page
            .getByRole('link', { name: new RegExp(`^${name}`, 'u') })
            .first()
            .click({ timeout: 5_000 });
          await expect(page.getByRole('heading', { level: 2, name }).first()).toBeVisible({ timeout: 10_000 });
        }).toPass();
      },
    });
    for (const page of pages) await page.context().close();
  },
});

export async function openDesk(page: Page): Promise<Page> {
  await page.goto('/guichet');
  return page;
}

/** Closes what earlier journeys left to answer: who speaks now is on top of the list. */
async function clearQueue(api: APIRequestContext): Promise<void> {
  const answer = await api.get('/api/v1/conversations?queue=to-answer&limit=100');
  const { conversations } = (await answer.json()) as { conversations: { conversationId: string }[] };
  for (const { conversationId } of conversations) await api.post(`/api/v1/conversations/${conversationId}/close`);
}

async function speak(api: APIRequestContext, said: { name: string; text: string; replyTo?: string }): Promise<string> {
  const answer = await api.post('/practice/speak', { form: said, maxRedirects: 0 });
  expect(answer.status(), await answer.text()).toBe(303);
  const place = /\/practice\/posts\/([^#?]+)/u.exec(answer.headers()['location'] ?? '')?.[1] ?? '';
  return `practice:${decodeURIComponent(place)}`;
}

async function organisationOf(api: APIRequestContext): Promise<string> {
  const me = (await (await api.get('/api/v1/me')).json()) as { organisation: { organisationId: string } };
  return me.organisation.organisationId;
}

type Said = Pick<Parameters<typeof writeThread>[1][number], 'recordKey' | 'authorIdentity' | 'rootRef' | 'parentRef' | 'text'>;

/** Posts of passers-by, a millisecond apart. */
async function write(home: string, organisationId: string, posts: readonly Said[]): Promise<void> {
  const database = connectDatabase({ url: findRunningPostgres(home) ?? '', maximumConnections: 2 });
  const start = Date.now();
  const rest = { quotedRef: null, images: [], languages: ['fr'] };
  await database.transact(organisationId, async (tx) => {
    await writeThread(
      tx,
      posts.map((post, at) => ({ ...post, ...rest, writtenAt: new Date(start + at) })),
    );
  });
  await database.close();
}

const authorOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('/'));

async function crowd(home: string, organisationId: string, { rootRef, count }: { rootRef: string; count: number }): Promise<void> {
  const posts = Array.from({ length: count }, (_, at) => ({
    recordKey: `crowd${String(at).padStart(6, '0')}`,
    authorIdentity: authorOf(rootRef),
    rootRef,
    parentRef: rootRef,
    text: `@ligne4 toujours rien (${at})`,
  }));
  await write(home, organisationId, posts);
}

async function dialogue(
  home: string,
  organisationId: string,
  { rootRef, answerRef, length }: { rootRef: string; answerRef: string; length: number },
): Promise<void> {
  const authors = [authorOf(rootRef), authorOf(answerRef)] as const;
  const posts: Said[] = [];
  for (let level = 2; level < length; level += 1) {
    const last = posts.at(-1);
    posts.push({
      recordKey: `level${String(level).padStart(6, '0')}`,
      authorIdentity: level % 2 === 0 ? authors[0] : authors[1],
      rootRef,
      parentRef: last ? `${last.authorIdentity}/${last.recordKey}` : answerRef,
      text: `@ligne4 niveau ${level}`,
    });
  }
  await write(home, organisationId, posts);
}

export async function invite(browser: Browser, api: APIRequestContext, who: { givenName: string; url: string }): Promise<Page> {
  number += 1;
  const email = `collegue${number}.${Date.now()}@ligne4.example`;
  const invited = await api.post('/api/v1/invitations', { data: { email, role: 'member' } });
  const { link } = (await invited.json()) as { link: string };
  const context = await browser.newContext({
    baseURL: who.url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
  });
  persist(context.request);
  const page = await context.newPage();
  const accepted = await page.request.post('/api/v1/invitations/accept', {
    data: {
      token: link.split('/').at(-1),
      givenName: who.givenName,
      familyName: 'Essai',
      jobTitle: 'Agent',
      passphrase: PASSPHRASE,
      language: 'fr',
    },
  });
  expect(accepted.ok(), await accepted.text()).toBe(true);
  return page;
}

/** Where replies are written. */
export const composer = (page: Page) => page.getByRole('textbox', { name: 'Votre réponse' });
