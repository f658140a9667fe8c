import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { LatitudeSelect } from './latitude-select.tsx';
import styles from './rules.module.css';

/** How far each colleague speaks alone on an account that everybody answers on. */
export function AccountLatitudes({ accountId, members }: { readonly accountId: string; readonly members: readonly MemberView[] }) {
  const { t } = useTranslation('guardrailRules');
  return (
    <div className={styles['latitudes']} role="group" aria-label={t('latitudes.title')}>
      {members.map(({ memberId, publicName }) => (
        <LatitudeSelect key={memberId} accountId={accountId} memberId={memberId} label={t('latitudes.of', { name: publicName })} />
      ))}
    </div>
  );
}
