/** A post is prepared by two, planned, taken back from its time, and said now. */
import { audit } from './audit.ts';
import { expect, test } from './inbox-world.ts';

test('a post is written, read by a colleague, planned in somebody’s name, and said', async ({ desk, product }) => {
  const { ines } = desk;
  const words = `Les quais sont rouverts, merci de votre patience ${Date.now()}.`;
  await ines.goto('/micro');
  await ines.getByRole('button', { name: 'Écrire' }).click();
  await expect(ines.getByRole('heading', { level: 1, name: 'Publication' })).toBeVisible();
  const account = ines.getByRole('checkbox', { name: /@ligne4/u });
  await expect(account).not.toBeChecked();
  await account.check();
  await ines.getByRole('textbox', { name: 'Texte', exact: true }).fill(words);
  await expect(ines.getByText(/· enregistré/u)).toBeVisible();
  await expect(ines.getByRole('article', { name: 'Aperçu pour @ligne4' })).toContainText(`${words}\n— Inès`);

  const paul = await desk.colleague('Paul');
  await paul.goto(new URL(ines.url()).pathname);
  await expect(paul.getByRole('textbox', { name: 'Texte', exact: true })).toHaveValue(words);
  await paul.getByRole('textbox', { name: 'Un mot pour vos collègues' }).fill('Rien à redire.');
  await paul.getByRole('button', { name: 'Commenter' }).click();
  await expect(ines.getByText('Rien à redire.')).toBeVisible();

  await ines.getByRole('button', { name: 'Programmer', exact: true }).click();
  await expect(ines.getByText(/Programmée pour .*, au nom de Inès/u)).toBeVisible();
  await audit(ines, 'a planned post');
  await ines.getByRole('button', { name: 'Ne plus programmer' }).click();
  await ines.getByRole('radio', { name: 'Maintenant' }).check();
  await ines.getByRole('button', { name: 'Publier maintenant' }).click();
  await expect(ines.getByText('@ligne4\u00a0: publiée')).toBeVisible();

  const passerBy = await ines.context().newPage();
  await expect(async () => {
    await passerBy.goto(`${product.url}/practice`);
    await expect(passerBy.getByText(words)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await ines.getByRole('link', { name: 'Au micro' }).first().click();
  await expect(ines.getByRole('link', { name: new RegExp(words, 'u') })).toContainText('partie');
  await audit(ines, 'the calendar');
});
