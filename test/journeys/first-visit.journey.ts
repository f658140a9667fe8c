import { expect, INES, test } from './fixtures.ts';

test('a first visitor creates the organisation, invites a colleague, and gives them another role', async ({ freshProduct, newPage }) => {
  const ines = await newPage(freshProduct.url);
  await ines.goto('/');
  await expect(ines).toHaveURL(/\/bienvenue$/u);
  await ines.getByRole('link', { name: 'Créer mon organisation' }).click();

  // Nothing filled in: everything that is wrong is said at the top, and leads to its field.
  await ines.getByRole('button', { name: 'Créer l’organisation' }).click();
  const summary = ines.getByRole('alert');
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: 'Donnez le nom de votre organisation' }).click();
  await expect(ines.getByLabel('Nom de l’organisation')).toBeFocused();

  await ines.keyboard.type('Ligne 4');
  await expect(ines.getByLabel('Fuseau horaire')).toHaveValue('Europe/Paris');
  await ines.getByLabel('Prénom').fill(INES.givenName);
  await ines.getByLabel('Nom', { exact: true }).fill(INES.familyName);
  await ines.getByLabel(/^Fonction/u).fill(INES.jobTitle);
  await ines.getByLabel('Adresse électronique').fill(INES.email);
  await ines.getByLabel('Phrase de passe', { exact: true }).fill('quatre');
  await expect(ines.getByText('Encore 6 caractères')).toBeVisible();
  await ines.getByLabel('Phrase de passe', { exact: true }).fill(INES.passphrase);
  await ines.getByRole('button', { name: 'Créer l’organisation' }).click();
  await expect(ines).toHaveURL(/\/guichet/u);

  // The whole way to an invitation from the keyboard.
  await expect(ines.getByRole('link', { name: 'Équipe' })).toBeVisible();
  await ines.keyboard.press('g');
  await ines.keyboard.press('t');
  await expect(ines.getByRole('heading', { name: 'Équipe' })).toBeFocused();
  await ines.keyboard.press('i');
  await expect(ines.getByLabel('Adresse électronique')).toBeFocused();
  await ines.keyboard.type('karim@ligne4.example');
  await ines.keyboard.press('Enter');
  const link = await ines.getByLabel('Lien d’invitation').inputValue();
  await ines.getByRole('button', { name: 'C’est fait' }).click();
  await expect(ines.getByText('karim@ligne4.example')).toBeVisible();

  const karim = await newPage(freshProduct.url);
  await karim.goto(link);
  await expect(karim.getByRole('heading', { name: 'Rejoindre Ligne 4' })).toBeVisible();
  await karim.getByLabel('Prénom').fill('Karim');
  await karim.getByLabel('Nom', { exact: true }).fill('Lemoine');
  await karim.getByLabel('Phrase de passe', { exact: true }).fill('cinq quais tout verts');
  await karim.getByRole('button', { name: 'Rejoindre l’équipe' }).click();
  await expect(karim).toHaveURL(/\/guichet/u);

  // Who invited sees the colleague come in without doing anything; who was invited may not invite.
  await expect(ines.getByRole('button', { name: 'Actes pour Karim' })).toBeVisible();
  await expect(ines.getByText('Invitations en cours')).toBeHidden();
  await karim.getByRole('link', { name: 'Équipe' }).click();
  await expect(karim.getByRole('heading', { name: 'Équipe' })).toBeVisible();
  await expect(karim.getByRole('button', { name: 'Inviter quelqu’un' })).toBeHidden();

  await ines.getByRole('button', { name: 'Actes pour Karim' }).click();
  await ines.getByRole('menuitem', { name: 'Responsable' }).click();
  await expect(ines.getByText('Le rôle de Karim a changé.')).toBeVisible();
  await expect(karim.getByRole('button', { name: 'Inviter quelqu’un' })).toBeVisible();

  // The last administrator stays one.
  await ines.getByRole('button', { name: 'Actes pour Inès' }).click();
  await ines.getByRole('menuitem', { name: 'Collaborateur' }).click();
  await expect(ines.getByText(/C’est la dernière personne à administrer/u)).toBeVisible();

  // Who is deactivated is out at once, wherever they are.
  await ines.getByRole('button', { name: 'Actes pour Karim' }).click();
  await ines.getByRole('menuitem', { name: 'Désactiver…' }).click();
  await ines.getByRole('button', { name: 'Désactiver', exact: true }).click();
  await expect(ines.getByRole('heading', { name: 'Anciens collaborateurs' })).toBeVisible();
  await karim.reload();
  await expect(karim).toHaveURL(/\/connexion/u);

  // A link serves once.
  await karim.goto(link);
  await expect(karim.getByText('Elle a déjà servi.', { exact: false })).toBeVisible();
});
