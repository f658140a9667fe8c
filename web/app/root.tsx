import { Outlet, useRouter } from '@tanstack/react-router';
import { I18nProvider, RouterProvider as AriaRouter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Toasts } from '../design/toast.tsx';

/** What every page has around it. */
export function Root() {
  const { i18n } = useTranslation();
  const router = useRouter();
  return (
    <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'fr-FR'}>
      <AriaRouter navigate={(to) => void router.navigate({ href: to })}>
        <Outlet />
        <Toasts />
      </AriaRouter>
    </I18nProvider>
  );
}
