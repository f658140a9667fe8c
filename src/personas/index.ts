import type { Holding } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Room } from '../platform/room.ts';
import type { PersonasDeps } from './personas-deps.ts';
import { portraitRoutes } from './portrait-routes.ts';
import { personaRoutes } from './routes.ts';
import { listPersonaNames } from './store.ts';

export { declarationOf, openingLanguage, openingOf, takeOverOf } from './declaration.ts';
export type { OpeningLanguage } from './declaration.ts';
export type { Agreement, Behind, Persona } from './persona.ts';
export type { KeepingDeps, PersonaOnProfile, PersonasDeps } from './personas-deps.ts';
export { findPortrait } from './portrait-store.ts';
export { findPersona } from './store.ts';
export { keepPersona } from './write-persona.ts';

/** What the people room asks of characters: nobody of the team goes by the name of one. */
export const personasHolding: Holding = { name: 'personas', takenNames: listPersonaNames };

/** Characters of accounts: a name, a portrait and a voice, always declared. */
export function createPersonas(deps: PersonasDeps): Required<Pick<Room, 'routes'>> {
  const routes = createRouter<RequestEnv>();
  routes.route('/', personaRoutes(deps));
  routes.route('/', portraitRoutes(deps));
  return { routes };
}
