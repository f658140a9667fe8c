import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { useMe } from '../app/session.ts';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { Tag } from '../design/tag.tsx';
import { useDesk } from '../live/use-desk.ts';
import { MemberActs } from './member-acts.tsx';
import { mayChangeMembers } from './powers.ts';
import styles from './team.module.css';

/** One person: face and first name first. */
export function MemberCard({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('people');
  const { member: me, organisation } = useMe();
  const desk = useDesk();
  const isMe = member.memberId === me.memberId;
  const here = desk.includes(member.memberId);
  const former = member.state === 'deactivated';
  return (
    <li className={cx(styles['card'], former && styles['former'])}>
      <span className={styles['face']}>
        <Face id={member.memberId} name={member.publicName} initials={member.initials} size={64} />
        {here && <span className={styles['here']} aria-hidden="true" />}
      </span>
      <div className={styles['who']}>
        <span className={styles['name']}>
          <strong>{member.publicName}</strong>
          <span className={styles['soft']}>
            {member.givenName} {member.familyName}
          </span>
        </span>
        {member.jobTitle !== '' && <span>{member.jobTitle}</span>}
        <span className={styles['tags']}>
          <Tag>{t(`roles.${member.role}`)}</Tag>
          {isMe && <Tag tone="accent">{t('team.you')}</Tag>}
          {here && !isMe && <Tag tone="accent">{t('team.here')}</Tag>}
        </span>
      </div>
      {mayChangeMembers(me.role) && !organisation.demonstration && <MemberActs member={member} isMe={isMe} />}
    </li>
  );
}
