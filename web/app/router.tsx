/** The addresses of the interface. Each room is fetched when it is first opened. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { isFailure } from '../api/failure.ts';
import { meQuery, welcomeQuery } from '../api/people.ts';
import { readPlaceSearch, ROUTE } from '../inbox/place.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { MissingPage, StoppedPage } from './error-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { Root } from './root.tsx';
import { INBOX } from './addresses.ts';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root, notFoundComponent: MissingPage });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const welcome = await context.queryClient.fetchQuery(welcomeQuery);
    if (welcome.signedIn) throw redirect({ ...INBOX, replace: true });
    throw redirect({ to: welcome.state === 'set-up' ? '/connexion' : '/bienvenue', replace: true });
  },
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/bienvenue',
  component: lazyRouteComponent(() => import('../people/welcome-page.tsx'), 'WelcomePage'),
});
const newOrganisation = createRoute({
  getParentRoute: () => root,
  path: '/bienvenue/organisation',
  component: lazyRouteComponent(() => import('../people/new-organisation-page.tsx'), 'NewOrganisationPage'),
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  /** `next`: where the visitor wanted to go. */
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const { next } = search;
    return typeof next === 'string' && /^\/(?![/\\])/u.test(next) ? { next } : {};
  },
  component: lazyRouteComponent(() => import('../people/sign-in-page.tsx'), 'SignInPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../people/invitation-page.tsx'), 'InvitationPage'),
});

/** All that needs somebody signed in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.queryClient.ensureQueryData(meQuery);
      if (me.member.language !== null) await changeLanguage(me.member.language, true);
    } catch (error) {
      if (!isFailure(error, 'signed-out')) throw error;
      const { state } = await context.queryClient.fetchQuery(welcomeQuery);
      if (state !== 'set-up') throw redirect({ to: '/bienvenue', replace: true });
      throw redirect({ to: '/connexion', search: { next: location.href }, replace: true });
    }
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});
const inbox = createRoute({
  getParentRoute: () => shell,
  path: ROUTE,
  validateSearch: readPlaceSearch,
  component: lazyRouteComponent(() => import('../inbox/inbox-room.tsx'), 'InboxRoom'),
});
const people = createRoute({
  getParentRoute: () => shell,
  path: '/equipe',
  component: lazyRouteComponent(() => import('../people/team-page.tsx'), 'TeamPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/reglages',
  component: lazyRouteComponent(() => import('./settings-room.tsx'), 'SettingsRoom'),
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
  component: lazyRouteComponent(() => import('../accounts/accounts-page.tsx'), 'AccountsPage'),
});
const settingsMe = createRoute({
  getParentRoute: () => settings,
  path: '/moi',
  component: lazyRouteComponent(() => import('../people/me-page.tsx'), 'MePage'),
});

const routeTree = root.addChildren([
  start,
  welcome,
  newOrganisation,
  signIn,
  invitation,
  shell.addChildren([inbox, people, settings.addChildren([settingsStart, settingsAccounts, settingsMe])]),
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
