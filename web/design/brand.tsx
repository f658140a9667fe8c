import { useTranslation } from 'react-i18next';
import { Logo } from './icon.tsx';

/** The mark and the word; a screen reader hears the name as it is said. */
export function Brand({ size = 24 }: { readonly size?: number }) {
  const { t } = useTranslation('shell');
  return (
    <>
      <Logo size={size} />
      <span className="visually-hidden">{t('product')}</span>
      <span aria-hidden="true" data-word="">
        vis<i>·à·</i>vis
      </span>
    </>
  );
}
