import { useTranslation } from 'react-i18next';
import { Dialog } from '../design/dialog.tsx';
import { SignInForm } from '../people/sign-in-form.tsx';
import { useMe, useSessionLost } from './session.ts';
import styles from './error-page.module.css';

/** The session ended while the page was open: it is taken up again in place, and nothing typed is lost. */
export function SessionLost() {
  const { t } = useTranslation('shell');
  const { member, organisation } = useMe();
  const lost = useSessionLost();
  return (
    <Dialog title={t('session.lostTitle')} open={lost} onClose={() => undefined} kind="alertdialog" closable={false}>
      <div className={styles['lost']}>
        <p>{t('session.lostText')}</p>
        {organisation.demonstration ? null : <SignInForm email={member.email} organisationId={organisation.organisationId} />}
        <a href="/">{t('session.leave')}</a>
      </div>
    </Dialog>
  );
}
