/** Mastodon's API as it is published. */
import { openContract, type Asked } from '../contract/contract.ts';

export const CONTRACT = openContract(new URL('contract.json', import.meta.url), {
  errors: ['Error'],
  lists: 'brackets',
  formats: ['scopes', 'iso-639-1', 'binary'],
});

/** The scopes any of which opens this; null: nobody need be signed in. */
export function scopesOf({ operation }: Asked): readonly string[] | null {
  return operation.security.find((way) => 'OAuth2' in way)?.['OAuth2'] ?? null;
}
