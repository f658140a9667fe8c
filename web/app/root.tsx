import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { I18nProvider, RouterProvider as AriaRouter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Toasts } from '../design/toast.tsx';

/** What every page has around it. */
export function Root() {
  const { i18n } = useTranslation();
  const router = useRouter();
  useFocusOnNavigation();
  return (
    <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'fr-FR'}>
      <AriaRouter navigate={(to) => void router.navigate({ href: to })}>
        <Outlet />
        <Toasts />
      </AriaRouter>
    </I18nProvider>
  );
}

/** A new page is read from its heading, as it would be if the browser had loaded it. Moving inside a room keeps the focus where it is. */
function useFocusOnNavigation(): void {
  const router = useRouter();
  const shown = useRef<string | null>(null);
  useEffect(
    () =>
      router.subscribe('onRendered', () => {
        const page = router.state.matches.at(-1)?.routeId ?? null;
        const first = shown.current === null;
        if (page === shown.current) return;
        shown.current = page;
        if (!first) document.querySelector<HTMLElement>('main h1[tabindex="-1"], main')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
