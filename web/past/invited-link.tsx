import { useTranslation } from 'react-i18next';
import type { CreatedInvitation } from '../../src/people/schema.ts';
import { Button } from '../design/button.tsx';
import { FieldFrame } from '../design/field.tsx';
import form from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { Tag } from '../design/tag.tsx';
import { useCopy } from '../design/use-copy.ts';
import styles from './past.module.css';

/** The link of somebody who has just been invited. It is shown this once. */
export function InvitedLink({ name, created }: { readonly name: string; readonly created: CreatedInvitation }) {
  const { t } = useTranslation(['past', 'people']);
  const { field, outcome, copy } = useCopy(created.link);
  return (
    <div className={styles['person']}>
      <p>
        <b>{name}</b> <Tag tone="accent">{t('people.invited')}</Tag>
      </p>
      <p className={styles['soft']}>{t('people:invitations.readyText', { email: created.invitation.email })}</p>
      <FieldFrame label={t('people:invitations.link')}>
        {({ id }) => (
          <input ref={field} id={id} className={form['input']} readOnly value={created.link} onFocus={(event) => event.target.select()} />
        )}
      </FieldFrame>
      <div className={styles['acts']}>
        <Button size="small" onClick={() => void copy()}>
          <Icon name={outcome === 'copied' ? 'check' : 'copy'} /> {t('people:invitations.copy')}
        </Button>
        <span role="status" className={styles['soft']}>
          {outcome === 'copied' && t('people:invitations.copied')}
          {outcome === 'refused' && t('people:invitations.notCopied')}
        </span>
      </div>
    </div>
  );
}
