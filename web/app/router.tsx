/** The addresses of the interface. Each room is fetched when it is first opened. */
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, type RouterHistory } from '@tanstack/react-router';
import { enterInbox } from '../inbox/enter-inbox.ts';
import { readPlaceSearch, ROUTE } from '../inbox/place.ts';
import { MissingPage, StoppedPage } from './error-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { postsRoutes } from './posts-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { invitation, newOrganisation, root, shell, signIn, start, welcome } from './shell-route.tsx';
import { teamRoutes } from './team-routes.ts';

const inbox = createRoute({
  getParentRoute: () => shell,
  path: ROUTE,
  validateSearch: readPlaceSearch,
  loaderDeps: ({ search }) => ({ account: search.compte }),
  loader: async ({ context, params, deps, cause }) =>
    cause === 'enter' && (await enterInbox(context.queryClient, params.queue, deps.account)),
  component: lazyRouteComponent(() => import('../inbox/inbox-room.tsx'), 'InboxRoom'),
});
const routeTree = root.addChildren([
  start,
  welcome,
  newOrganisation,
  signIn,
  invitation,
  shell.addChildren([inbox, ...postsRoutes, ...reviewRoutes, teamRoutes, settingsRoutes]),
]);

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 200,
    defaultErrorComponent: StoppedPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
    // What a route has not read from its address does not reach its page.
    search: { strict: true },
    ...(history !== undefined && { history }),
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
