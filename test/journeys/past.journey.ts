import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { audit } from './audit.ts';
import { expect, test } from './fixtures.ts';

const NAMES = ['Inès', 'Karim', 'Lucie'];

/** Ninety days of a line: questions, most of them answered and signed, and news for everybody; then three rows that are none. */
function pastOfALine(): Buffer {
  const rows = ['id,created_at,author,inbound,in_reply_to,text'];
  for (let day = 0; day < 90; day += 1) {
    for (let hour = 6; hour < 20; hour += 2) {
      const at = (minute: number) => new Date(Date.UTC(2026, 0, 5 + day, hour, minute)).toISOString();
      const id = `${day}-${hour}`;
      rows.push(`q${id},${at(0)},voyageur${hour},True,,"@ligne4 le prochain train est à quelle heure ?"`);
      rows.push(`a${id},${at(7)},ligne4,False,q${id},"@voyageur${hour} Bonjour, dans ${hour} minutes. Bonne journée. ${NAMES[day % 3]}"`);
    }
    rows.push(`p${day},${new Date(Date.UTC(2026, 0, 5 + day, 12)).toISOString()},ligne4,False,,"Le trafic est régulier sur la ligne."`);
  }
  return Buffer.from(`${rows.join('\n')}\nz1,2026-03-03T10:00:00Z,ligne4,False,,"une citation\nz2,2026-03-03,ligne4\nz3,1,2,3,4,5,6\n`);
}

test('a past is read from a file: the verdict, the hours, who signs, whom to invite, which rows were left', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/reglages/passe');
  await send(page, { name: 'ligne4.csv', mimeType: 'text/csv', buffer: pastOfALine() });
  await expect(page.getByText('Ce compte répond surtout')).toBeVisible({ timeout: 60_000 });
  const main = page.getByRole('main');
  await expect(main.getByText('630 sur 630')).toHaveCount(2);
  await expect(main.getByText('7 min').first()).toBeVisible();
  await expect(main.getByRole('img', { name: /^Carte des heures/u })).toBeVisible();
  await main.getByText('Voir les nombres').click();
  await expect(main.getByRole('table', { name: 'Heures de présence' }).getByRole('row', { name: /^lundi/u })).toBeVisible();

  const signers = main.getByRole('table', { name: /^Qui signe/u });
  for (const name of NAMES) await expect(signers.getByRole('rowheader', { name })).toBeVisible();
  await main.getByRole('checkbox', { name: 'Inviter Karim' }).check();
  // Inès is in the team already.
  await expect(main.getByRole('checkbox', { name: 'Inviter Inès' })).toHaveCount(0);
  await main.getByRole('button', { name: 'Inviter 1 personne' }).click();
  await expect(main.getByText('Donnez une adresse électronique complète')).toBeVisible();
  await main.getByLabel('Adresse électronique de Karim').fill(`karim.${Date.now()}@ligne4.example`);
  await main.getByRole('button', { name: 'Inviter 1 personne' }).click();
  await expect(main.getByLabel('Lien d’invitation')).toHaveValue(/\/invitation\/.+/u);

  await main.getByLabel('Compte qui reprend cette forme').selectOption('@ligne4');
  const take = main.getByRole('button', { name: 'Reprendre cette forme' });
  if (await take.isEnabled()) await take.click();
  await expect(main.getByText('@ligne4 signe déjà ainsi.')).toBeVisible();

  await expect(main.getByText('3 lignes n’ont pas pu être lues')).toBeVisible();
  const download = page.waitForEvent('download');
  await main.getByRole('link', { name: 'Télécharger ces lignes' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file.trimEnd().split('\n')).toHaveLength(4);

  await audit(page, 'what a past tells');

  await main.getByRole('button', { name: 'Effacer cette lecture…' }).click();
  await page.getByRole('button', { name: 'Effacer', exact: true }).click();
  await expect(page.getByText('La lecture est effacée.')).toBeVisible();
  await expect(page).toHaveURL(/\/reglages\/passe$/u);
});

test('a past without replies is said to broadcast; a picture is said to be none; authors are asked about', async ({ organisation }) => {
  const page = await organisation.open();
  const news = Array.from(
    { length: 40 },
    (_, day) => `${day},2026-03-${String((day % 28) + 1).padStart(2, '0')}T09:00:00Z,"Nouvelle ${day}"`,
  );
  await page.goto('/reglages/passe');
  await send(page, { name: 'mairie.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,date,texte\n${news.join('\n')}`) });
  await expect(page.getByText('Ce compte ne fait que diffuser', { exact: false })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('À vérifier', { exact: false })).toBeVisible();

  await page.getByRole('link', { name: 'Toutes les lectures' }).click();
  await send(page, { name: 'photo.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) });
  await expect(page.getByText('Ce fichier n’a pas pu être lu')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Une image, une archive', { exact: false })).toBeVisible();

  await page.getByRole('link', { name: 'Toutes les lectures' }).click();
  const both = ['ligne4', 'camille', 'ligne4'].map((author, at) => `${at},${author},bonjour`).join('\n');
  await send(page, { name: 'auteurs.csv', mimeType: 'text/csv', buffer: Buffer.from(`id,author,text\n${both}`) });
  await page.getByRole('radio', { name: 'ligne4' }).check({ timeout: 60_000 });
  await page.getByRole('button', { name: 'C’est celui-ci' }).click();
  await expect(page.getByText('Il y a trop peu de messages', { exact: false })).toBeVisible({ timeout: 60_000 });
});

test('a sending that its tab left is gone on with by the same file only', async ({ organisation }) => {
  const page = await organisation.open();
  const buffer = Buffer.from(`id,text\n${Array.from({ length: 30 }, (_, at) => `${at},bonjour`).join('\n')}`);
  const started = await page.request.post('/api/v1/past/readings', {
    data: { fileName: 'coupe.csv', sizeBytes: buffer.length, zone: 'Europe/Paris' },
  });
  const { readingId } = (await started.json()) as { readingId: string };
  await page.goto(`/reglages/passe/${readingId}`);
  await expect(page.getByText('L’envoi s’est interrompu', { exact: false })).toBeVisible();
  const resume = async (name: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Reprendre avec le même fichier' }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
  };
  await resume('autre.csv');
  await expect(page.getByText('Ce n’est pas le même fichier', { exact: false })).toBeVisible();
  await resume('coupe.csv');
  await expect(page.getByText('Ce compte ne fait que diffuser', { exact: false })).toBeVisible({ timeout: 60_000 });
});

async function send(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choisir un fichier' }).click();
  await (await chooser).setFiles(file);
}
