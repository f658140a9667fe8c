/** The addresses of the interface. Each room is fetched when it is first opened. */
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect, type RouterHistory } from '@tanstack/react-router';
import { readAccountsSearch } from '../accounts/accounts-search.ts';
import { readRulesSearch } from '../guardrail-rules/rules-search.ts';
import { enterInbox } from '../inbox/enter-inbox.ts';
import { readPlaceSearch, ROUTE } from '../inbox/place.ts';
import { MissingPage, StoppedPage } from './error-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { postsRoutes } from './posts-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { roomComponent } from './room-component.ts';
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
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/reglages',
  component: roomComponent(() => import('./settings-room.tsx'), 'SettingsRoom'),
});
const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/reglages/comptes', replace: true });
  },
});
const settingsAccounts = createRoute({
  getParentRoute: () => settings,
  path: '/comptes',
  validateSearch: readAccountsSearch,
  component: roomComponent(() => import('../accounts/accounts-page.tsx'), 'AccountsPage'),
});
const accountPage = <const Path extends string>(path: Path) => ({
  getParentRoute: () => settings,
  path: `/comptes/$accountId/${path}` as const,
});
const accountModeration = createRoute({
  ...accountPage('moderation'),
  component: roomComponent(() => import('../moderation/account-moderation-page.tsx'), 'AccountModerationPage'),
});
const accountFollowers = createRoute({
  ...accountPage('abonnes'),
  component: roomComponent(() => import('../circles/followers-page.tsx'), 'FollowersPage'),
});
const accountBluesky = createRoute({
  ...accountPage('bluesky'),
  component: roomComponent(() => import('../circles/bluesky-page.tsx'), 'BlueskyPage'),
});
const accountApplication = createRoute({
  ...accountPage('application'),
  component: roomComponent(() => import('../accounts/application-page.tsx'), 'ApplicationPage'),
});
const settingsMe = createRoute({
  getParentRoute: () => settings,
  path: '/moi',
  component: roomComponent(() => import('../people/me-page.tsx'), 'MePage'),
});
const settingsMedia = createRoute({
  getParentRoute: () => settings,
  path: '/images',
  component: roomComponent(() => import('../media/media-settings-page.tsx'), 'MediaSettingsPage'),
});
const settingsRules = createRoute({
  getParentRoute: () => settings,
  path: '/garde-fous',
  validateSearch: readRulesSearch,
  component: roomComponent(() => import('../guardrail-rules/rules-page.tsx'), 'RulesPage'),
});
const settingsPast = createRoute({
  getParentRoute: () => settings,
  path: '/passe',
  component: roomComponent(() => import('../past/past-page.tsx'), 'PastPage'),
});
const settingsPastReading = createRoute({
  getParentRoute: () => settings,
  path: '/passe/$readingId',
  component: roomComponent(() => import('../past/reading-page.tsx'), 'ReadingPage'),
});

const routeTree = root.addChildren([
  start,
  welcome,
  newOrganisation,
  signIn,
  invitation,
  shell.addChildren([
    inbox,
    ...postsRoutes,
    ...reviewRoutes,
    teamRoutes,
    settings.addChildren([
      settingsStart,
      settingsAccounts,
      accountModeration,
      accountFollowers,
      accountBluesky,
      accountApplication,
      settingsMedia,
      settingsRules,
      settingsMe,
      settingsPast,
      settingsPastReading,
    ]),
  ]),
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
