/** What is above every room: the pages that one sees before coming in, and the shell, which needs somebody signed in. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { isFailure } from '../api/failure.ts';
import { meQuery, welcomeQuery } from '../api/people.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { INBOX } from './addresses.ts';
import { MissingPage } from './error-page.tsx';
import { roomComponent } from './room-component.ts';
import { Root } from './root.tsx';
import { Shell } from './shell.tsx';

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root, notFoundComponent: MissingPage });

export const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const welcome = await context.queryClient.fetchQuery(welcomeQuery);
    if (welcome.signedIn) throw redirect({ ...INBOX, replace: true });
    throw redirect({ to: welcome.state === 'set-up' ? '/connexion' : '/bienvenue', replace: true });
  },
});
export const welcome = createRoute({
  getParentRoute: () => root,
  path: '/bienvenue',
  component: roomComponent(() => import('../people/welcome-page.tsx'), 'WelcomePage'),
});
export const newOrganisation = createRoute({
  getParentRoute: () => root,
  path: '/bienvenue/organisation',
  component: roomComponent(() => import('../people/new-organisation-page.tsx'), 'NewOrganisationPage'),
});
export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  /** `next`: where the visitor wanted to go. */
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const { next } = search;
    return typeof next === 'string' && /^\/(?![/\\])/u.test(next) ? { next } : {};
  },
  component: roomComponent(() => import('../people/sign-in-page.tsx'), 'SignInPage'),
});
export const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: roomComponent(() => import('../people/invitation-page.tsx'), 'InvitationPage'),
});

/** All that needs somebody signed in. */
export const shell = createRoute({
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
  component: Shell,
});
