import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the tab; `before` goes in front of it, such as a count. */
export function usePageTitle(page: string, before = ''): void {
  const { t } = useTranslation('shell');
  const title = before + t('title', { page });
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(focusHeading, []);
}

/** The first page of a visit is read by the browser itself. */
let first = true;

/** A new page is read from its heading, as if the browser had loaded it. Moving inside a room keeps the focus where it is. */
function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1[tabindex="-1"]') ?? document.querySelector('main');
  if (!first) heading?.focus({ preventScroll: true });
  first = false;
}
