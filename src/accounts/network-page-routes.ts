import { Hono } from 'hono';
import { NETWORK_NAMES } from '../networks/network.ts';
import type { NetworkName } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Context, RequestEnv } from '../platform/http/index.ts';
import { completeAuthorisation } from './complete-authorisation.ts';
import type { CompleteDeps } from './complete-authorisation.ts';

export interface NetworkPagesDeps extends Omit<CompleteDeps, 'log'> {
  readonly publicUrl: string | null;
  readonly findVisitor: (c: Context) => Promise<Visitor | null>;
}

/** Where the interface says what became of it: our own page, whatever the network or a stranger wrote in the address. */
const PAGE = '/reglages/comptes';
const MOST_PARAMETERS = 20;

/** What networks, and browsers that come back from them, find at `/networks`. */
export function networkPageRoutes(deps: NetworkPagesDeps): Hono<RequestEnv> {
  const routes = new Hono<RequestEnv>();

  routes.get('/:network/authorised/:apart?', async (c) => {
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    const network = nameOf(c.req.param('network'));
    if (network === null) return c.text('404', 404);
    const visitor = await deps.findVisitor(c);
    // Whoever signs in again finds a word about it: what was begun belongs to who was signed in.
    if (visitor === null) return c.redirect(`${PAGE}?autorisation=hors-session`, 303);
    const parameters = readParameters(new URL(c.req.url).searchParams);
    const authorisationId = await completeAuthorisation({ ...deps, log: c.get('log') }, visitor, {
      network,
      parameters,
      apart: c.req.param('apart') ?? null,
    });
    return c.redirect(`${PAGE}?autorisation=${authorisationId ?? 'inconnue'}`, 303);
  });

  routes.get('/:network/client.json', (c) => {
    const network = nameOf(c.req.param('network'));
    const document = network && deps.networks[network].authorisation?.document;
    if (!document) return c.text('404', 404);
    c.header('Cache-Control', 'public, max-age=600');
    return c.json(document(deps.publicUrl ?? new URL(c.req.url).origin) as object);
  });

  return routes;
}

const nameOf = (text: string): NetworkName | null => NETWORK_NAMES.find((one) => one === text) ?? null;

/** The first of each name: what a network says twice was not said by the network alone. */
function readParameters(search: URLSearchParams): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of [...search].slice(0, MOST_PARAMETERS)) parameters[name] ??= value;
  return parameters;
}
