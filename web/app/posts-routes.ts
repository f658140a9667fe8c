/** The addresses of the posts. */
import { createRoute } from '@tanstack/react-router';
import { readPostsSearch } from '../posts/posts-search.ts';
import { roomComponent } from './room-component.ts';
import { shell } from './shell-route.tsx';

const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/micro',
  validateSearch: readPostsSearch,
  component: roomComponent(() => import('../posts/posts-page.tsx'), 'PostsPage'),
});
const post = createRoute({
  getParentRoute: () => shell,
  path: '/micro/$postId',
  component: roomComponent(() => import('../posts/post-page.tsx'), 'PostPage'),
});

export const postsRoutes = [calendar, post] as const;
