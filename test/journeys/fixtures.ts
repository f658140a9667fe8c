/** What a journey begins with: a product of its own or one shared by the run, and people who are signed in. */
import {
  test as base,
  type APIRequestContext,
  type APIResponse,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { startProduct, type Product } from './product.ts';

export { expect } from '@playwright/test';

export const INES = {
  givenName: 'Inès',
  familyName: 'Naït',
  jobTitle: 'Conseillère, poste de commandement',
  email: 'ines@ligne4.example',
  passphrase: 'quatre rames bleues',
} as const;

const { email: _email, passphrase: _passphrase, ...CARD } = INES;

export interface Organisation {
  readonly url: string;
  /** A page where Inès, who administers the organisation, is signed in. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

interface Fixtures {
  /** Nobody has been here yet. */
  freshProduct: Product;
  /** A page of its own browser window, nobody signed in. */
  newPage: (url: string, options?: BrowserContextOptions) => Promise<Page>;
  /** The organisation of this run as it was at first, whatever earlier journeys did: Inès, and one account on the practice network. */
  organisation: Organisation;
}
interface WorkerFixtures {
  product: Product;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- as above
  freshProduct: async ({}, use) => {
    const product = await startProduct();
    await use(product);
    await product.stop();
  },
  newPage: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (url, options) => {
      const page = await openPage(browser, url, options);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  organisation: async ({ product, newPage, playwright }, use) => {
    const api = persist(await playwright.request.newContext({ baseURL: product.url }));
    await signInOrCreate(api);
    await tidy(api);
    const storageState = await api.storageState();
    await use({ url: product.url, open: async (options) => await newPage(product.url, { ...options, storageState }) });
    await api.dispose();
  },
});

async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const defaults = { locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 800 } };
  const context = await browser.newContext({ baseURL: url, ...defaults, ...options });
  persist(context.request);
  return await context.newPage();
}

/** The product may close a connection that has been idle just as it is used again: a browser asks once more, and so does `api` from now on. */
export function persist(api: APIRequestContext): APIRequestContext {
  const fetch = api.fetch.bind(api);
  return Object.assign(api, {
    fetch: async (...[target, options]: Parameters<typeof fetch>) => await fetch(target, { maxRetries: 3, ...options }),
  });
}

/** The run shares its product: the first journey makes the organisation, the others sign in. */
async function signInOrCreate(api: APIRequestContext): Promise<void> {
  const { state } = (await (await api.get('/api/v1/welcome')).json()) as { state: string };
  if (state === 'set-up') {
    const answer = await api.post('/api/v1/session', { data: { email: INES.email, passphrase: INES.passphrase } });
    if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
    return;
  }
  const created = await api.post('/api/v1/organisations', { data: { name: 'Ligne 4', timeZone: 'Europe/Paris', language: 'fr', ...INES } });
  if (!created.ok()) throw new Error(`organisation: ${created.status()} ${await created.text()}`);
  const connected = await api.post('/api/v1/accounts', { data: { network: 'practice', server: '', handle: 'ligne4', secret: '' } });
  if (!connected.ok()) throw new Error(`account: ${connected.status()} ${await connected.text()}`);
  await quieten(api);
}

interface Account {
  readonly accountId: string;
  readonly network: string;
  readonly handle: string;
  readonly state: string;
}

/** Inès alone and as she was, answers leaving at once. What a journey that failed left is gone with its product. */
async function tidy(api: APIRequestContext): Promise<void> {
  const card = { ...CARD, language: 'fr', speakerTag: '', listedPublicly: false };
  const { member } = (await expectOk(await api.patch('/api/v1/me', { data: card }))) as { member: { memberId: string } };
  const { members } = (await expectOk(await api.get('/api/v1/members'))) as { members: { memberId: string; state: string }[] };
  for (const { memberId, state } of members)
    if (memberId !== member.memberId && state === 'active')
      await expectOk(await api.patch(`/api/v1/members/${memberId}`, { data: { state: 'deactivated' } }));
  const { accounts } = (await expectOk(await api.get('/api/v1/accounts'))) as { accounts: Account[] };
  const ours = accounts.find(({ network, handle }) => network === 'practice' && handle === 'ligne4');
  for (const { accountId, state } of accounts)
    if (accountId !== ours?.accountId && state !== 'disconnected') await expectOk(await api.delete(`/api/v1/accounts/${accountId}`));
  const path = `/api/v1/accounts/${ours?.accountId}`;
  await api.delete(`${path}/persona`);
  await expectOk(await api.put(`${path}/team`, { data: { members: [] } }));
  await expectOk(await api.patch(path, { data: { signatureForm: 'given-name', signatureMark: '—', undoDelaySeconds: 0 } }));
}

async function expectOk(answer: APIResponse): Promise<unknown> {
  if (!answer.ok()) throw new Error(`${answer.url()}: ${answer.status()} ${await answer.text()}`);
  return await answer.json();
}

/** The practice network's characters keep silent: only who is told to speaks. */
export async function quieten(api: APIRequestContext): Promise<void> {
  const answer = await api.post('/practice/life', { form: { running: 'false' }, maxRedirects: 0 });
  if (answer.status() >= 400) throw new Error(`practice life: ${answer.status()} ${await answer.text()}`);
}
