import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the tab; `before` goes in front of it, such as a count. */
export function usePageTitle(page: string, before = ''): void {
  const { t } = useTranslation('shell');
  const title = before + t('title', { page });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
