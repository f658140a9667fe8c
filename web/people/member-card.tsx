import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { useMe } from '../app/session.ts';
import { cx } from '../design/cx.ts';
import { Tag } from '../design/tag.tsx';
import { MemberActs } from './member-acts.tsx';
import { MemberFace } from './member-face.tsx';
import { languageName } from './language-names.ts';
import { mayChangeMembers } from './powers.ts';
import styles from './team.module.css';

/** Topics in sight on a card; the page of the person has them all. */
const TOPICS = 3;

interface MemberCardProps {
  readonly member: MemberView;
  readonly here: boolean;
  /** Helms in hand, in words. */
  readonly atHelm?: readonly string[] | undefined;
}

/** One person: face and first name first. */
export function MemberCard({ member, here, atHelm }: MemberCardProps) {
  const { t, i18n } = useTranslation('people');
  const { member: me, organisation } = useMe();
  const isMe = member.memberId === me.memberId;
  const isErased = member.erasedAt !== null;
  const languages = member.languages.map((tag) => languageName(tag, i18n.language));
  return (
    <li className={cx(styles['card'], member.state === 'deactivated' && styles['former'])}>
      <span className={styles['face']}>
        <MemberFace member={member} size={64} />
        {here && <span className={styles['here']} aria-hidden="true" />}
      </span>
      <div className={styles['who']}>
        <span className={styles['name']}>
          {isErased ? (
            <strong>{t('team.erased', { initials: member.initials })}</strong>
          ) : (
            <Link to="/equipe/personne/$memberId" params={{ memberId: member.memberId }} className={styles['open']}>
              <strong>{member.publicName}</strong>
            </Link>
          )}
          {!isErased && (
            <span className={styles['soft']}>
              {member.givenName} {member.familyName}
            </span>
          )}
        </span>
        {member.jobTitle !== '' && <span>{member.jobTitle}</span>}
        {member.speakerTag !== null && <span className={styles['speaker']}>#{member.speakerTag}</span>}
        {languages.length > 0 && <span className={styles['soft']}>{new Intl.ListFormat(i18n.language).format(languages)}</span>}
        {member.topics.length > 0 && (
          <ul className={styles['topics']} aria-label={t('fields.topics')}>
            {member.topics.slice(0, TOPICS).map((topic) => (
              <li key={topic}>{topic}</li>
            ))}
            {member.topics.length > TOPICS && <li>{t('team.moreTopics', { count: member.topics.length - TOPICS })}</li>}
          </ul>
        )}
        <span className={styles['tags']}>
          <Tag>{t(`roles.${member.role}`)}</Tag>
          {isMe && <Tag tone="accent">{t('team.you')}</Tag>}
          {here && !isMe && <Tag tone="accent">{t('team.here')}</Tag>}
          {atHelm?.map((line) => (
            <Tag key={line} tone="accent">
              {line}
            </Tag>
          ))}
        </span>
      </div>
      {mayChangeMembers(me.role) && !organisation.demonstration && !isErased && <MemberActs member={member} isMe={isMe} />}
    </li>
  );
}
