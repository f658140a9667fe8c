/** Starts the interface: the language first, then the page at this address. */
import './design/tokens.css';
import './design/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onRefusal } from './api/request.ts';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router.tsx';
import { noticeRefusal } from './app/session.ts';
import { firstLanguage, startLanguages } from './i18n/i18n.ts';
import { keyboard } from './keyboard/use-shortcut.ts';

/** Milliseconds that the page may stay empty for its room; then a skeleton says that it is on its way. */
const FIRST_DRAWING_MS = 600;

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);

await startLanguages(firstLanguage());
keyboard.listen(window);
onRefusal((failure) => noticeRefusal(queryClient, failure));

// The first drawing is the room itself where it comes soon: React holds a room back for a moment once a skeleton has been drawn.
await Promise.race([router.load(), new Promise((resolve) => setTimeout(resolve, FIRST_DRAWING_MS))]);

const element = document.getElementById('root');
if (element === null) throw new Error('the page has no #root');
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
