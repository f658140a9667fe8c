import sharp from 'sharp';
import type { Account } from '../accounts/index.ts';
import { findOrganisation } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { declarationOf, openingLanguage } from './declaration.ts';
import type { Persona } from './persona.ts';
import type { KeepingDeps } from './personas-deps.ts';
import { findPortrait } from './portrait-store.ts';

const LARGEST = 512;
const QUALITY = 88;

/** Has the account's profile say what the character is, beside its portrait, in the language of the account. */
export async function showPersona(deps: KeepingDeps, tx: Transaction, account: Account, persona: Persona): Promise<void> {
  const organisation = await findOrganisation(tx.db, tx.organisationId);
  const language = openingLanguage(account.languages, organisation?.language ?? 'fr');
  const line = declarationOf(persona, organisation?.name ?? '', language);
  const kept = await findPortrait(tx.db, tx.organisationId, persona.personaId, LARGEST);
  // Networks take neither WebP nor AVIF from everybody; the same bytes make the same JPEG, so that nothing is published again for nothing.
  const portrait =
    kept === null
      ? null
      : {
          bytes: new Uint8Array(await sharp(kept.bytes).jpeg({ quality: QUALITY }).toBuffer()),
          mimeType: 'image/jpeg' as const,
          alt: persona.name,
        };
  await deps.showOnProfile(tx, account.accountId, { line, portrait });
}
