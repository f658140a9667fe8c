import { composer, expect, test } from './inbox-world.ts';

test('a mention arrives live, is taken by keyboard, answered, undone, sent again, and stands on the public page', async ({ desk }) => {
  const { ines } = desk;
  await expect(ines.getByRole('navigation', { name: 'Files' })).toBeVisible();
  await desk.speak('Karim Lenoir', '@ligne4 ma correspondance est ratée, le 8 h 21 est bien maintenu ?');
  const row = ines.getByRole('link', { name: /^Karim Lenoir/u });
  const fresh = ines.getByRole('button', { name: /nouve(l échange|aux échanges)/u });
  await expect(row.or(fresh).first()).toBeVisible();
  if (await fresh.isVisible()) await fresh.click();
  await row.focus();
  await ines.keyboard.press('Enter');
  await expect(ines.getByRole('heading', { level: 2, name: 'Karim Lenoir' }).first()).toBeVisible();

  await ines.keyboard.press('t');
  await expect(ines.getByRole('link', { name: /^Karim Lenoir.*vous l’avez pris/su })).toBeVisible();
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
  await ines.keyboard.type('Oui, il part à l’heure.');
  await expect(ines.getByText('Gardé', { exact: false }).first()).toBeVisible();

  await desk.leaveAfter(30);
  await ines.keyboard.press('Control+Enter');
  await expect(ines.getByText(/^Part dans \d+ secondes?$/u)).toBeVisible();
  await expect(composer(ines)).toHaveValue('');
  await ines.keyboard.press('Escape');
  await ines.keyboard.press('z');
  await expect(composer(ines)).toHaveValue('Oui, il part à l’heure.');
  await expect(ines.getByText(/^Part dans/u)).toBeHidden();

  await desk.leaveAfter(2);
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText('Répondu', { exact: true })).toBeVisible();
  const ours = ines.getByRole('article', { name: 'Inès' });
  await expect(ours).toContainText('Oui, il part à l’heure.');
  await expect(ours).toContainText('— Inès');

  const network = await desk.again();
  await network.goto('/practice');
  await expect(network.getByText('Oui, il part à l’heure.')).toHaveCount(1);
});

test('a reply that is one grapheme too long is refused in words, and its text stays', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Louise Trop', '@ligne4 racontez-moi tout');
  await ines.reload();
  await desk.open(ines, 'Louise Trop');
  await ines.keyboard.press('r');
  // A family is one; how much the signature takes depends on whether another Inès came before.
  const family = '👨‍👩‍👧‍👦';
  await composer(ines).fill(family + 'é'.repeat(400));
  const over = Number.parseInt(await ines.getByText(/^\d+ signes de trop$/u).innerText(), 10);
  expect(over).toBeGreaterThan(100);
  const text = family + 'é'.repeat(400 - over + 1);
  await composer(ines).fill(text);
  await expect(ines.getByText('1 signe de trop')).toBeVisible();
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText(/n’accepte pas plus de 300 signes, signature comprise\. Retirez-en 1/u)).toBeVisible();
  await expect(composer(ines)).toHaveValue(text);
  await composer(ines).fill(text.slice(0, -1));
  await expect(ines.getByText('0 signe restant', { exact: false })).toBeVisible();
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText('Répondu', { exact: true })).toBeVisible();
});

test('a draft follows its author to another device', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Paul Suivi', '@ligne4 et mon train ?');
  await ines.reload();
  await desk.open(ines, 'Paul Suivi');
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
  await ines.keyboard.type('Je regarde');
  await expect(ines.locator('[data-draft="kept"]')).toBeVisible();
  const phone = await desk.again({ viewport: { width: 390, height: 780 } });
  await phone.goto(new URL(ines.url()).pathname);
  await expect(composer(phone)).toHaveValue('Je regarde');
  await composer(ines).pressSequentially(' tout de suite');
  await expect(composer(phone)).toHaveValue('Je regarde tout de suite');
});

test('offline, what is written is kept here and saved when the line is back', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Zoé Tunnel', '@ligne4 un mot ?');
  await ines.reload();
  await desk.open(ines, 'Zoé Tunnel');
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
  await ines.context().setOffline(true);
  await ines.keyboard.type('Depuis le tunnel');
  await expect(ines.locator('[data-draft="kept-here"]')).toBeVisible();
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText(/rien n’est parti/u)).toBeVisible();
  await ines.context().setOffline(false);
  await expect(ines.locator('[data-draft="kept"]')).toBeVisible();
  await ines.reload();
  await expect(composer(ines)).toHaveValue('Depuis le tunnel');
});

test('after an answer or a closing, the next conversation is one key away, and the list has not moved', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Ana Premier', '@ligne4 une');
  await desk.speak('Bea Seconde', '@ligne4 deux');
  await ines.reload();
  await desk.open(ines, 'Ana Premier');
  const place = async () => (await ines.getByRole('link', { name: /^Bea Seconde/u }).boundingBox())?.y;
  const before = await place();
  await ines.keyboard.press('e');
  await expect(ines.getByText('Clos', { exact: true }).last()).toBeVisible();
  expect(await place()).toBe(before);
  await ines.keyboard.press('j');
  await expect(ines.getByRole('heading', { level: 2, name: 'Bea Seconde' }).first()).toBeVisible();
  await ines.keyboard.press('u');
  await expect(ines.getByText('Qui attend une réponse', { exact: false })).toBeVisible();
});

test('who speaks while the page is opening, after its list was read and before it hears, is shown all the same', async ({ desk }) => {
  const page = await desk.again();
  await expect(page.getByRole('navigation', { name: 'Files' })).toBeVisible();
  await page.route('**/api/v1/events', async (route) => {
    await desk.speak('Ida Entretemps', '@ligne4 juste maintenant');
    const heard = async () => await (await page.request.get('/api/v1/conversations?queue=to-answer&limit=100')).text();
    await expect.poll(heard).toContain('Ida Entretemps');
    await route.continue();
  });
  await page.reload();
  await desk.open(page, 'Ida Entretemps');
});
