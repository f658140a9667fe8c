import type { RequireMember } from '../people/index.ts';
import type { Mountable } from '../platform/http/index.ts';
import type { Room } from '../platform/room.ts';
import { ROOTS } from './addresses.ts';
import { createPageCache } from './page-cache.ts';
import { pageRoutes } from './page-routes.ts';
import { settingsRoutes } from './routes.ts';
import type { SettingsDeps } from './settings.ts';

export type { PageSettings } from './schema.ts';
export { updatePublicPage } from './settings.ts';
export type { Helm, PlannedShift, WhoSpeaksDeps } from './who-speaks-deps.ts';

/** The door of the room of public pages. */
export interface WhoSpeaks extends Required<Pick<Room, 'routes'>> {
  /** Pages outside the API, each at its own path. */
  readonly pages: readonly { readonly path: string; readonly routes: Mountable }[];
  /** Something changed in an organisation, as its journal says; null: nobody knows what was missed. */
  changed(organisationId: string | null): void;
}

/** Who speaks: public pages that say which people are behind the accounts. */
export function createWhoSpeaks(
  deps: SettingsDeps & { readonly requireMember: RequireMember; readonly publicUrl: string | null },
): WhoSpeaks {
  const cache = createPageCache(Date.now);
  const means = { ...deps, cache };
  return {
    routes: settingsRoutes(deps),
    pages: (['fr', 'en'] as const).map((language) => ({ path: ROOTS[language], routes: pageRoutes(means, language) })),
    changed: cache.changed,
  };
}
