import { useTranslation } from 'react-i18next';
import type { HelmView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { mayBeAt, mine } from './helm-state.ts';
import type { HelmDialog } from './helm-store.ts';
import styles from './helm.module.css';

/** What one can do at a helm; or, when one may not be there, why not. */
export function HelmActs({ helm, onChoose }: { readonly helm: HelmView; readonly onChoose: (dialog: HelmDialog) => void }) {
  const { t } = useTranslation('shifts');
  const me = useMe().member.memberId;
  const { accountId, team } = helm;
  const shift = mine(helm, me);
  if (shift === undefined && !mayBeAt(helm, me)) {
    return <p className={styles['soft']}>{t(team?.length === 0 ? 'panel.vacant' : 'panel.outside')}</p>;
  }
  if (shift === undefined) {
    return (
      <div className={styles['acts']}>
        <Button size="small" tone="primary" onClick={() => onChoose({ kind: 'take', accountId })}>
          {t('strip.take')}
        </Button>
      </div>
    );
  }
  const { shiftId } = shift;
  return (
    <div className={styles['acts']}>
      {shift.state === 'taken' && (
        <Button size="small" tone="primary" onClick={() => onChoose({ kind: 'hand-over', accountId, shiftId })}>
          {t('strip.handOver')}
        </Button>
      )}
      <Button size="small" onClick={() => onChoose({ kind: 'extend', accountId, shiftId })}>
        {t('strip.extend')}
      </Button>
      <Button size="small" onClick={() => onChoose({ kind: 'end', accountId, shiftId })}>
        {t('strip.end')}
      </Button>
    </div>
  );
}
