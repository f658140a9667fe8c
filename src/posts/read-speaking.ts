import { capabilitiesOf, cardsOn, countingFor, findAccount, listAccounts } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { findSettings } from '../media/index.ts';
import type { Capabilities, Counting, Visibility } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import { signatureFor } from '../signatures/index.ts';
import type { Signature } from '../signatures/index.ts';
import { maySpeak } from './policy.ts';
import type { MaySpeak } from './policy.ts';
import type { SpeakingView } from './schema.ts';

/** How the reader would speak on an account of his or her own accord. */
export interface Speaking {
  readonly accountId: string;
  readonly may: MaySpeak | 'no-speaker-tag' | 'account-disconnected';
  readonly signature: Pick<Signature, 'text' | 'separator' | 'stands'>;
  readonly counting: Counting;
  readonly visibilities: Visibility[];
  readonly contentWarnings: boolean;
  /** Of the account: those of a post of which nobody says others. */
  readonly languages: string[];
  readonly media: SpeakingView['media'];
  /** How links show their pages there; null: not at all. */
  readonly cards: 'sent' | 'its-own' | null;
  /** Who may answer and quote can be said of a post. */
  readonly gates: boolean;
  /** Each picture must be described. */
  readonly altRequired: boolean;
}

/** On every account of the organisation, in the order of the accounts' list. */
export async function readSpeaking(networks: Networks, db: Query, { organisationId, memberId }: Visitor): Promise<Speaking[]> {
  const found: Speaking[] = [];
  for (const { accountId } of await listAccounts(db, organisationId)) {
    const account = await findAccount(db, organisationId, accountId);
    if (account) found.push(await speakOn(networks, db, { account, memberId }));
  }
  return found;
}

const mediaOf = ({ media }: Capabilities): Speaking['media'] =>
  media
    ? { pictures: media.pictures, altLength: media.altLength, film: media.film && { ...media.film, types: [...media.film.types] } }
    : null;

async function speakOn(
  networks: Networks,
  db: Query,
  { account, memberId }: { readonly account: Account; readonly memberId: string },
): Promise<Speaking> {
  const { organisationId, accountId } = account;
  const capabilities = capabilitiesOf(account, networks);
  const { text, separator, stands, missing } = await signatureFor(db, organisationId, accountId, memberId);
  const may = await maySpeak(db, organisationId, { accountId, memberId });
  const untagged = may === 'yes' && missing !== null ? 'no-speaker-tag' : may;
  return {
    accountId,
    may: account.state === 'disconnected' ? 'account-disconnected' : untagged,
    signature: { text, separator, stands },
    counting: countingFor(capabilities, 'public'),
    visibilities: [...capabilities.visibilities],
    contentWarnings: capabilities.contentWarnings,
    languages: [...account.languages],
    media: mediaOf(capabilities),
    cards: cardsOn(account, networks),
    gates: capabilities.gates === true,
    altRequired: (await findSettings(db, organisationId)).altRequired,
  };
}
