/** The addresses of reviews. */
import { createRoute } from '@tanstack/react-router';
import { roomComponent } from './room-component.ts';
import { shell } from './shell-route.tsx';

const reviews = createRoute({
  getParentRoute: () => shell,
  path: '/relectures',
  component: roomComponent(() => import('../review/reviews-page.tsx'), 'ReviewsPage'),
});

export const reviewRoutes = [reviews] as const;
