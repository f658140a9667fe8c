/** The addresses of the settings. */
import { createRoute, redirect } from '@tanstack/react-router';
import { readAccountsSearch } from '../accounts/accounts-search.ts';
import { readRulesSearch } from '../guardrail-rules/rules-search.ts';
import { roomComponent } from './room-component.ts';
import { shell } from './shell-route.tsx';

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
const settingsApi = createRoute({
  getParentRoute: () => settings,
  path: '/api',
  component: roomComponent(() => import('../api-keys/api-page.tsx'), 'ApiPage'),
});

export const settingsRoutes = settings.addChildren([
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
  settingsApi,
]);
