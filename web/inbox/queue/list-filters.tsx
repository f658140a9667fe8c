import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../api/people.ts';
import { cx } from '../../design/cx.ts';
import { Icon } from '../../design/icon.tsx';
import { useGo, usePlace } from '../place.ts';
import { at, useAccountsById } from '../use-people.ts';
import styles from './list-pane.module.css';

/** One account's conversations only; offered when there are several accounts. */
export function AccountChoice() {
  const { t } = useTranslation('inbox');
  const place = usePlace();
  const go = useGo();
  const accounts = useAccountsById();
  if (accounts.size < 2 && place.account === undefined) return null;
  return (
    <label className={styles['account']}>
      <span className="visually-hidden">{t('queues.account')}</span>
      <select value={place.account ?? ''} onChange={(event) => go({ account: event.target.value === '' ? undefined : event.target.value })}>
        <option value="">{t('queues.allAccounts')}</option>
        {[...accounts.values()].map((account) => (
          <option key={account.accountId} value={account.accountId}>
            {at(account.handle)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Private conversations only; offered where an account can have some. */
export function ReachChoice() {
  const { t } = useTranslation('messages');
  const place = usePlace();
  const go = useGo();
  const hears = [...useAccountsById().values()].some(
    (one) => one.capabilities.visibilities.includes('private') && (place.account === undefined || one.accountId === place.account),
  );
  const chosen = place.isPrivate === true;
  if (!hears && !chosen) return null;
  return (
    <label className={cx(styles['only'], chosen && styles['onlyPrivate'])}>
      <input type="checkbox" checked={chosen} onChange={(event) => go({ isPrivate: event.target.checked, conversationId: undefined })} />
      <Icon name="lock" size={16} />
      {t('filter.private')}
    </label>
  );
}

/** One speaker's conversations only; offered where people sign by their tags. */
export function SpeakerChoice() {
  const { t } = useTranslation('voices');
  const place = usePlace();
  const go = useGo();
  const { data: members = [] } = useQuery(membersQuery);
  const accounts = [...useAccountsById().values()];
  const tagged = accounts.some(
    (one) => one.signatureForm === 'speaker-tag' && (place.account === undefined || one.accountId === place.account),
  );
  const speakers = members.filter((member) => member.speakerTag !== null || member.memberId === place.speaker);
  if (place.speaker === undefined && (!tagged || speakers.length === 0)) return null;
  return (
    <label className={styles['account']}>
      <span className="visually-hidden">{t('filter.label')}</span>
      <select value={place.speaker ?? ''} onChange={(event) => go({ speaker: event.target.value === '' ? undefined : event.target.value })}>
        <option value="">{t('filter.all')}</option>
        {speakers.map((member) => (
          <option key={member.memberId} value={member.memberId}>
            {member.speakerTag === null ? member.publicName : `#${member.speakerTag} · ${member.publicName}`}
          </option>
        ))}
      </select>
    </label>
  );
}
