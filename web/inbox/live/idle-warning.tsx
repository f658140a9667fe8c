import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { leases, useIdleWarning } from './leases.ts';

/** Before what somebody holds goes back to the team for want of a move: a question, and the seconds left. */
export function IdleWarning() {
  const { t } = useTranslation('inbox');
  const until = useIdleWarning();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === null) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  const count = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1_000));
  return (
    <Dialog title={t('lease.idleTitle')} open={until !== null} onClose={() => leases.moved()} kind="alertdialog">
      <p>{t('lease.idle', { count })}</p>
      <p style={{ marginBlockStart: '1rem', textAlign: 'end' }}>
        <Button tone="primary" autoFocus onClick={() => leases.moved()}>
          {t('lease.stay')}
        </Button>
      </p>
    </Dialog>
  );
}
