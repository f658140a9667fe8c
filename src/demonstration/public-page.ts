import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { updatePublicPage } from '../who-speaks/index.ts';
import type { PageSettings } from '../who-speaks/index.ts';

const PAGE: Omit<PageSettings, 'slug'> = {
  published: true,
  accent: '#0f6b6b',
  introduction: {
    fr: 'La Ligne 4 roule de Valmorain à Gare du Canal, de 5 h 30 à 0 h 30. Écrivez-nous avant, pendant ou après le voyage, dans la langue qui vous vient.',
    en: 'Line 4 runs from Valmorain to Gare du Canal, from 5.30 am to half past midnight. Write before, during or after your journey, in the language that comes to you.',
  },
  outsideHours: {
    fr: 'En dehors de ces heures, le poste de commandement veille et annonce les perturbations ; une personne vous répond dès son retour. Pour une urgence en gare ou à bord : les bornes d’appel.',
    en: 'Outside these hours the control room keeps watch and announces disruptions; somebody answers you as soon as they are back. In an emergency, on a train or in a station: the call points.',
  },
  contactUrl: '',
  contactEmail: 'bonjour@demo.example',
  contactPhone: '',
  hiddenAccounts: [],
  // An invented line is nothing to find in a search.
  indexed: false,
};

const SLUG = 'ligne-4';
const SLUGS_TRIED = 20;

/** Publishes the page of who speaks, at `/qui-parle/ligne-4`, or at the next address that no other organisation has. */
export async function publishPage(database: Database, administrator: Visitor): Promise<void> {
  for (let place = 1; place <= SLUGS_TRIED; place += 1) {
    const slug = place === 1 ? SLUG : `${SLUG}-${place}`;
    const published = await updatePublicPage({ database }, administrator, { ...PAGE, slug });
    if (published.ok) return;
    if (published.error.kind !== 'slug-taken') throw new Error(`the demonstration's public page: ${published.error.kind}`);
  }
  // Twenty others have the name: whoever wants a page chooses an address.
}
