import { useTranslation } from 'react-i18next';
import type { CreatedInvitation } from '../../src/people/schema.ts';
import { Button } from '../design/button.tsx';
import { FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { useCopy } from '../design/use-copy.ts';
import styles from './team.module.css';

/** The link of a new invitation. It is shown this once: the server keeps only its hash. */
export function InvitationLink({ created, onDone }: { readonly created: CreatedInvitation; readonly onDone: () => void }) {
  const { t } = useTranslation('people');
  const { field, outcome, copy } = useCopy(created.link);
  return (
    <div className={styles['link']}>
      <p>{t('invitations.readyText', { email: created.invitation.email })}</p>
      <FieldFrame label={t('invitations.link')}>
        {({ id }) => (
          <input ref={field} id={id} className={form['input']} readOnly value={created.link} onFocus={(event) => event.target.select()} />
        )}
      </FieldFrame>
      <div className={form['actions']}>
        <Button tone="primary" onClick={() => void copy()} autoFocus>
          <Icon name={outcome === 'copied' ? 'check' : 'copy'} /> {t('invitations.copy')}
        </Button>
        <Button onClick={onDone}>{t('invitations.done')}</Button>
      </div>
      <p role="status" className={styles['soft']}>
        {outcome === 'copied' && t('invitations.copied')}
        {outcome === 'refused' && t('invitations.notCopied')}
      </p>
    </div>
  );
}
