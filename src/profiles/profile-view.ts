import type { AccountProfile } from './account-profile.ts';
import { LAYERS } from './layer.ts';
import type { Layers } from './layer.ts';
import type { ProfileView } from './schema.ts';

/** What an account shows, as it goes over the wire. An account that no layer ever spoke of shows its original. */
export function toProfileView(accountId: string, profile: AccountProfile | null, layers: Layers): ProfileView {
  const now = new Date().toISOString();
  return {
    accountId,
    state: profile?.state ?? 'original',
    stateSince: profile?.stateSince.toISOString() ?? now,
    layers: LAYERS.filter((layer) => layers[layer] !== undefined),
    leftAlone: [...(profile?.leftAlone ?? [])],
    failure: profile?.failure ? { ...profile.failure } : null,
    dueAt: profile?.dueAt.toISOString() ?? now,
    publishedAt: profile?.publishedAt?.toISOString() ?? null,
  };
}
