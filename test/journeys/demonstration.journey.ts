/** A morning at the demonstration, as somebody who has read no manual would spend it. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { composer } from './inbox-world.ts';
import { startProduct } from './product.ts';

interface Answer {
  readonly to: string;
  readonly asked: string;
  readonly text: string;
  /** Down or up the list from who was answered before. */
  readonly way: 'j' | 'k';
}

/** All three have been waiting since before the visitor came; the first one is of the script and grateful by nature, after a while. */
const ANSWERS: readonly Answer[] = [
  { to: 'سلمى عطوان', asked: 'أين مكتب المفقودات', text: 'صباح النور سلمى، المظلة في مكتب محطة القناة حتى السابعة مساءً.', way: 'j' },
  { to: 'Nora Benali', asked: 'petite relance', text: 'Oui Nora, l’arrêt de 12 h 04 à Saint-Aubert est bien assuré.', way: 'k' },
  {
    to: 'Gérard Peltier',
    asked: 'Le distributeur de Hauterive',
    text: 'Cent douze pièces, pardon. Un collègue le remet en ordre ce matin.',
    way: 'k',
  },
];

test('a visitor of the demonstration answers three people from the keyboard, and is read, signed, by the passers-by', async ({
  newPage,
}) => {
  const product = await startProduct(['--demo']);
  try {
    let thread: string | undefined;
    const page = await newPage(product.url);
    await page.goto('/');
    await page.getByRole('button', { name: 'Explorer la démonstration' }).click();
    await expect(page).toHaveURL(/\/guichet/u);
    await expect(page.getByRole('link', { name: /^Gérard Peltier/u })).toBeVisible();

    for (const answer of ANSWERS) {
      await answerByKeyboard(page, answer);
      thread ??= page.url();
    }

    await page.goto(thread ?? '');
    await expect.poll(async () => await thanksIn(page), { timeout: 120_000, intervals: [1_000] }).toMatch(/شكر/u);
    await expect(page.getByRole('article', { name: 'سلمى عطوان' }).last()).toContainText('شكر');

    const passerBy = await page.context().newPage();
    for (const answer of ANSWERS) await expectInPublic(passerBy, answer);
  } finally {
    await product.stop();
  }
});

test('the welcome page of a fresh product leads into the demonstration by its button', async ({ freshProduct, newPage }) => {
  const page = await newPage(freshProduct.url);
  await page.goto('/');
  await expect(page).toHaveURL(/\/bienvenue$/u);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Explorer la démonstration' }).press('Enter');
  await expect(page).toHaveURL(/\/guichet/u);
  await expect(page.getByRole('navigation', { name: 'Files' })).toBeVisible();
  await expect(page.getByText('Démonstration', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^Gérard Peltier/u }).first()).toBeVisible();
  // Whoever has been waiting longest.
  const first = page.getByRole('list', { name: 'À répondre' }).getByRole('link').first();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const name = await page.getByRole('heading', { level: 2 }).first().innerText();
  await expect(first).toContainText(name);
  await expect(page.getByRole('article', { name }).first()).toBeVisible();
});

/** Goes along the list to somebody, takes, writes, sends, and sees the answer leave: no key but those that the page shows. */
async function answerByKeyboard(page: Page, { to, asked, text, way }: Answer): Promise<void> {
  const heading = page.getByRole('heading', { level: 2, name: to }).first();
  for (let steps = 0; steps < 25 && !(await heading.isVisible()); steps += 1) {
    await page.keyboard.press(way);
    if (page.url().endsWith('/guichet')) await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await page.waitForTimeout(150);
  }
  await expect(heading).toBeVisible();
  await expect(page.getByRole('article', { name: to }).last()).toContainText(asked);
  await page.keyboard.press('t');
  await expect(page.getByRole('link', { name: new RegExp(`^${to}.*vous l’avez pris`, 'su') })).toBeVisible();
  await page.keyboard.press('r');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Part dans \d secondes?$/u)).toBeVisible();
  const ours = page.getByRole('article', { name: 'Inès' }).last();
  await expect(page.getByText('Répondu', { exact: true })).toBeVisible();
  await expect(ours).toContainText(text);
  await expect(ours).toContainText('— Inès');
  await page.keyboard.press('Escape');
  await expectInJournal(page);
}

/** Who, as whom, when, under which signature. */
async function expectInJournal(page: Page): Promise<void> {
  const me = (await (await page.request.get('/api/v1/me')).json()) as { member: { memberId: string } };
  const answer = await page.request.get(`/api/v1/conversations/${conversationIn(page)}/journal`);
  expect(answer.status()).toBe(200);
  const { entries } = (await answer.json()) as {
    entries: { kind: string; at: string; memberId: string | null; accountId: string | null; data: Record<string, unknown> }[];
  };
  const sent = entries.filter(({ kind }) => kind === 'publication.sent');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ memberId: me.member.memberId, data: { signature: '— Inès' } });
  expect(sent[0]?.accountId).toMatch(/^[\da-f-]{36}$/u);
  expect(Date.now() - Date.parse(sent[0]?.at ?? '')).toBeLessThan(60_000);
  expect(entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['conversation.taken', 'publication.scheduled']));
}

const conversationIn = (page: Page): string => /[\da-f]{8}-[\da-f-]{27}/u.exec(page.url())?.[0] ?? '';

/** The last message of the thread that is open. */
async function thanksIn(page: Page): Promise<string> {
  return await page.getByRole('article').last().innerText();
}

/** What somebody who only reads the network sees: the answer once, signed, under the post that it answers. */
async function expectInPublic(page: Page, { to, asked, text }: Answer): Promise<void> {
  await page.goto('/practice');
  const posts = page.getByRole('listitem').filter({ hasText: text });
  await expect(posts).toHaveCount(1);
  await expect(posts).toContainText('— Inès');
  await posts
    .getByRole('link', { name: /Ouvrir|réponse/u })
    .last()
    .click();
  const thread = page.getByRole('main').getByRole('listitem');
  await expect(thread.filter({ hasText: text })).toHaveCount(1);
  const order = await thread.allInnerTexts();
  const [question, answer] = [order.findIndex((said) => said.includes(asked)), order.findIndex((said) => said.includes(text))];
  expect(question).toBeGreaterThanOrEqual(0);
  expect(answer).toBe(question + 1);
  expect(order[question]).toContain(to);
}
