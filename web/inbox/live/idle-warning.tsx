import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { leases, useIdleWarning } from './leases.ts';
import styles from './idle-warning.module.css';

/** Before what somebody holds goes back to the team for want of a move: a question, and the seconds left. */
export function IdleWarning() {
  const { t } = useTranslation('inbox');
  const until = useIdleWarning();
  return (
    <Dialog title={t('lease.idleTitle')} open={until !== null} onClose={() => leases.moved()} kind="alertdialog">
      {until !== null && <Countdown until={until} />}
      <p className={styles['act']}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the one answer to the question */}
        <Button tone="primary" autoFocus onClick={() => leases.moved()}>
          {t('lease.stay')}
        </Button>
      </p>
    </Dialog>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const { t } = useTranslation('inbox');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <p>{t('lease.idle', { count: Math.max(0, Math.ceil((until - now) / 1_000)) })}</p>;
}
