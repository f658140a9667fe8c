/** A shift at a line's account: taken with a greeting, handed over with two threads, confirmed, ended with a goodbye. */
import type { Page } from '@playwright/test';
import { expect, test } from './inbox-world.ts';

const strip = (page: Page) => page.getByRole('banner', { name: 'Comptes et présents' });
const posts = async (page: Page, words: string): Promise<number> => {
  const answer = await page.request.get('/practice');
  return (await answer.text()).split(words).length - 1;
};

test('one takes the helm, greets, hands two threads over, and the next one confirms and says goodbye', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Camille', '@ligne4 la rame de 8 h 12, elle part ?');
  await desk.speak('Bastien', '@ligne4 et la correspondance à Montreval ?');
  const karim = await desk.colleague('Karim');

  await ines.getByRole('button', { name: 'Prendre les commandes de @ligne4' }).first().click();
  const taking = ines.getByRole('dialog', { name: 'Prendre les commandes de @ligne4' });
  await taking.getByRole('textbox', { name: /Jusqu’à quelle heure/u }).fill('23h55');
  // She has not agreed to be shown: her name is hers to say, and nobody else's.
  await expect(taking.getByRole('radio', { name: /^Bonjour, l’équipe est avec vous/u })).toBeChecked();
  await expect(taking.getByText(/Le profil dira\s: «\sAux commandes\s: l’équipe\s»/u)).toBeVisible();
  await taking.getByRole('radio', { name: /Bonjour, c’est Inès/u }).check();
  await expect(taking.getByText('Bonjour, c’est Inès, avec vous jusqu’à 23 h 55.').last()).toBeVisible();
  await taking.getByRole('button', { name: 'Saluer et prendre les commandes' }).click();
  await expect(strip(ines).getByText('jusqu’à 23 h 55').first()).toBeVisible();
  await expect(strip(karim).getByText('Inès').first()).toBeVisible();

  // A reload and a second device join the same shift: the greeting is said once.
  await ines.reload();
  const again = await desk.again();
  await expect(strip(again).getByRole('button', { name: 'Passer la main' }).first()).toBeVisible();
  await expect.poll(async () => await posts(ines, 'avec vous jusqu’à')).toBe(1);

  for (const name of ['Camille', 'Bastien']) {
    await desk.open(ines, name);
    await ines.keyboard.press('t');
    await expect(ines.getByRole('textbox', { name: 'Votre réponse' })).toBeVisible();
  }
  await strip(ines).getByRole('button', { name: 'Passer la main' }).first().click();
  const offering = ines.getByRole('dialog', { name: 'Passer la main sur @ligne4' });
  await expect(offering.getByRole('link', { name: /Camille/u })).toBeVisible();
  await expect(offering.getByRole('link', { name: /Bastien/u })).toBeVisible();
  await offering.getByRole('combobox', { name: 'À qui ?' }).selectOption({ label: 'Karim' });
  await offering.getByRole('radio', { name: /Inès vous dit au revoir/u }).check();
  await offering.getByRole('textbox', { name: /Un mot pour la suite/u }).fill('J’ai promis une réponse à Camille avant midi.');
  await offering.getByRole('button', { name: 'Passer la main' }).click();
  await expect(ines.getByText('Vous passez la main sur @ligne4 à Karim')).toBeVisible();

  await karim.getByRole('button', { name: 'Voir et confirmer' }).click();
  const confirming = karim.getByRole('dialog', { name: 'Inès vous passe la main sur @ligne4' });
  await expect(confirming.getByText('J’ai promis une réponse à Camille avant midi.')).toBeVisible();
  await confirming.getByRole('radio', { name: /Sans un mot/u }).check();
  await confirming.getByRole('button', { name: 'Confirmer et prendre les commandes' }).click();
  await expect(karim.getByText('Vous êtes aux commandes de @ligne4, avec 2 échanges.')).toBeVisible();
  await expect(karim.getByRole('textbox', { name: 'Votre réponse' })).toBeVisible();
  await expect(ines.getByText('Karim a confirmé et prend la suite. Merci.')).toBeVisible();
  await expect(ines.getByRole('textbox', { name: 'Votre réponse' })).toBeHidden();
  await expect.poll(async () => await posts(ines, 'Inès vous dit au revoir')).toBe(1);

  await strip(karim)
    .getByRole('button', { name: /@ligne4/u })
    .first()
    .click();
  await karim.getByRole('dialog', { name: 'Les commandes de @ligne4' }).getByRole('button', { name: 'Terminer' }).click();
  const ending = karim.getByRole('dialog', { name: 'Terminer sur @ligne4' });
  await ending.getByRole('radio', { name: /Karim vous dit au revoir/u }).check();
  await ending.getByRole('button', { name: 'Dire au revoir et terminer' }).click();
  await expect(strip(ines).getByText('Personne aux commandes').first()).toBeAttached();
  await expect.poll(async () => await posts(ines, 'Karim vous dit au revoir')).toBe(1);
});

test('a week is planned by dragging: a shift is made, moved to another day, stretched, and one that repeats asks how far it goes', async ({
  desk,
}) => {
  const { ines } = desk;
  // The week in which summer begins.
  await ines.goto('/equipe/semaine?jour=2027-03-24');
  const grid = ines.getByRole('group', { name: 'Semaine' });
  await expect(grid.getByRole('region', { name: 'mercredi 24 mars' })).toBeVisible();
  /** Where an hour of a day is on screen, a little right of the day's middle. */
  const spot = async (day: string, hour: number) => {
    const box = (await grid.getByRole('region', { name: day }).boundingBox())!;
    return { x: box.x + box.width * 0.6, y: box.y + (box.height * hour) / 24 };
  };
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await ines.mouse.move(from.x, from.y);
    await ines.mouse.down();
    await ines.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await ines.mouse.move(to.x, to.y, { steps: 4 });
    await ines.mouse.up();
  };
  const block = (words: RegExp) => grid.getByRole('button', { name: words });

  await drag(await spot('mercredi 24 mars', 7), await spot('mercredi 24 mars', 9));
  const making = ines.getByRole('dialog', { name: 'Planifier une prise de parole' });
  await expect(making.getByRole('textbox', { name: 'De' })).toHaveValue(/^0?7/u);
  await expect(making.getByRole('textbox', { name: 'À' })).toHaveValue(/^0?9/u);
  await making.getByRole('combobox', { name: 'Qui ?' }).selectOption({ index: 1 });
  await making.getByRole('button', { name: 'Planifier' }).click();
  await expect(block(/mercredi 24 mars de 7 h à 9 h/u)).toBeVisible();

  await drag(await spot('mercredi 24 mars', 8), await spot('vendredi 26 mars', 9.5));
  await expect(block(/vendredi 26 mars de 8 h 30 à 10 h 30/u)).toBeVisible();
  await expect(block(/mercredi 24 mars/u)).toHaveCount(0);

  const lower = (await block(/vendredi 26 mars/u).boundingBox())!;
  await drag({ x: lower.x + lower.width / 2, y: lower.y + lower.height - 3 }, await spot('vendredi 26 mars', 12));
  await expect(block(/vendredi 26 mars de 8 h 30 à 12 h/u)).toBeVisible();
  await ines.reload();
  await expect(block(/vendredi 26 mars de 8 h 30 à 12 h/u)).toBeVisible();

  // A press that does not move opens it; made to repeat, a drag asks what is to be changed.
  await block(/vendredi 26 mars/u).click();
  const changing = ines.getByRole('dialog', { name: 'Changer ce créneau' });
  await changing.getByRole('checkbox', { name: 'Se répète' }).check();
  await changing.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(block(/vendredi 26 mars.*se répète/u)).toBeVisible();
  await drag(await spot('vendredi 26 mars', 9), await spot('dimanche 28 mars', 9));
  await expect(changing.getByRole('radio', { name: 'Cette fois seulement' })).toBeChecked();
  await changing.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(block(/dimanche 28 mars de 8 h 30 à 12 h.*changé cette fois/u)).toBeVisible();
  await ines.getByRole('button', { name: 'Semaine suivante' }).click();
  await expect(block(/vendredi 2 avril de 8 h 30 à 12 h/u)).toBeVisible();
});

test('a week is planned by the dialog alone, and read in the list of a narrow screen', async ({ desk }) => {
  const { ines } = desk;
  await ines.goto('/equipe/semaine');
  await ines.getByRole('button', { name: 'Planifier' }).click();
  const dialog = ines.getByRole('dialog', { name: 'Planifier une prise de parole' });
  await dialog.getByRole('button', { name: 'Planifier' }).click();
  await expect(dialog.getByRole('link', { name: 'Choisissez qui prend la parole.' })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Qui ?' }).selectOption({ index: 1 });
  await dialog.getByRole('textbox', { name: 'De' }).fill('22h');
  await dialog.getByRole('textbox', { name: 'À' }).fill('6');
  await expect(dialog.getByText(/Fin le lendemain/u)).toBeVisible();
  await dialog.getByRole('button', { name: 'Planifier' }).click();
  await expect(ines.getByText('C’est prévu.')).toBeVisible();
  await expect(ines.getByRole('button', { name: /de 22 h à 6 h/u }).first()).toBeVisible();
  await ines.setViewportSize({ width: 320, height: 640 });
  await ines.getByRole('button', { name: /22 h – 6 h/u }).click();
  await ines.getByRole('dialog', { name: 'Changer ce créneau' }).getByRole('button', { name: 'Retirer du planning' }).click();
  await expect(ines.getByText('C’est retiré.')).toBeVisible();
});
