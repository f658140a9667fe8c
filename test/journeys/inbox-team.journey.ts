import { composer, expect, test } from './inbox-world.ts';

test('of two who take at the same moment one gets it, and the other is told by whom', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Rita Deux', '@ligne4 quelqu’un ?');
  const samir = await desk.colleague('Samir');
  await ines.reload();
  await desk.open(ines, 'Rita Deux');
  await desk.open(samir, 'Rita Deux');
  await Promise.all([ines.keyboard.press('t'), samir.keyboard.press('t')]);
  await expect(async () => {
    const wrote = [await composer(ines).isVisible(), await composer(samir).isVisible()];
    expect(wrote.filter(Boolean)).toHaveLength(1);
  }).toPass();
  const first = await composer(ines).isVisible();
  const [late, holder] = first ? [samir, 'Inès'] : [ines, 'Samir'];
  await expect(late.getByText(`${holder} répond`).first()).toBeVisible();
});

test('taking over leaves a word; who was writing keeps the draft and cannot send', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Nino Relais', '@ligne4 on m’entend ?');
  const samir = await desk.colleague('Samir');
  await ines.reload();
  await desk.open(ines, 'Nino Relais');
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
  await ines.keyboard.type('Bonjour Nino, je');
  await desk.open(samir, 'Nino Relais');
  await expect(samir.getByText('Inès répond').first()).toBeVisible();
  await expect(samir.getByText(/Inès (écrit|regarde)/u)).toBeVisible();

  await samir.getByRole('button', { name: 'Reprendre la main' }).click();
  const dialog = samir.getByRole('dialog', { name: /Reprendre la main/u });
  await expect(dialog).toContainText('Inès');
  await dialog.getByLabel('Un mot pour Inès').fill('J’ai le régulateur en ligne');
  await dialog.getByRole('button', { name: 'Reprendre la main' }).click();
  await expect(composer(samir)).toBeFocused();

  await expect(ines.getByText(/Samir a repris la main\s:\s«\sJ’ai le régulateur en ligne\s»/u)).toBeVisible();
  await expect(composer(ines)).toHaveValue('Bonjour Nino, je');
  await expect(composer(ines)).not.toBeEditable();
  await expect(ines.getByRole('button', { name: 'Répondre' })).toHaveCount(0);
  await expect(samir.getByRole('article', { name: 'Note de Samir' })).toContainText('J’ai le régulateur en ligne');
});

test('a page that goes away gives back what it held', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Ugo Départ', '@ligne4 allô ?');
  const samir = await desk.colleague('Samir');
  await desk.open(samir, 'Ugo Départ');
  await samir.keyboard.press('t');
  await expect(composer(samir)).toBeVisible();
  await ines.reload();
  await ines.getByRole('link', { name: /^\d+ Pris$/u }).click();
  await expect(ines.getByRole('link', { name: /^Ugo Départ/u })).toBeVisible();
  const row = ines.getByRole('link', { name: /^Ugo Départ/u });
  await expect(row).toContainText('pris par Samir');
  await samir.goto('about:blank');
  // Its row stays where it is and says what it has become.
  await expect(row).toContainText('depuis');
  await ines.reload();
  await ines.getByRole('link', { name: /^\d+ À répondre$/u }).click();
  await expect(row).toBeVisible();
});
