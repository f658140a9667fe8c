/** The addresses of the team's room. */
import { createRoute } from '@tanstack/react-router';
import { readWeekSearch } from '../shifts/week-search.ts';
import { roomComponent } from './room-component.ts';
import { shell } from './shell-route.tsx';

const team = createRoute({
  getParentRoute: () => shell,
  path: '/equipe',
  component: roomComponent(() => import('../people/team-room.tsx'), 'TeamRoom'),
});
const teamCards = createRoute({
  getParentRoute: () => team,
  path: '/',
  component: roomComponent(() => import('../people/team-page.tsx'), 'TeamPage'),
});
const teamPerson = createRoute({
  getParentRoute: () => team,
  path: '/personne/$memberId',
  component: roomComponent(() => import('../people/person-page.tsx'), 'PersonPage'),
});
const teamWeek = createRoute({
  getParentRoute: () => team,
  path: '/semaine',
  validateSearch: readWeekSearch,
  component: roomComponent(() => import('../shifts/week-page.tsx'), 'WeekPage'),
});
const teamOffices = createRoute({
  getParentRoute: () => team,
  path: '/fonctions',
  component: roomComponent(() => import('../offices/offices-page.tsx'), 'OfficesPage'),
});
const teamPicture = createRoute({
  getParentRoute: () => team,
  path: '/image',
  component: roomComponent(() => import('../profiles/team-picture-page.tsx'), 'TeamPicturePage'),
});
const teamPublicPage = createRoute({
  getParentRoute: () => team,
  path: '/public',
  component: roomComponent(() => import('../who-speaks/public-page.tsx'), 'PublicPage'),
});

const teamBetweenUs = createRoute({
  getParentRoute: () => team,
  path: '/entre-nous',
  component: roomComponent(() => import('../peer-reading/between-us-page.tsx'), 'BetweenUsPage'),
});

export const teamRoutes = team.addChildren([teamCards, teamWeek, teamPerson, teamOffices, teamPicture, teamPublicPage, teamBetweenUs]);
