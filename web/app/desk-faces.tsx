import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../api/people.ts';
import { useDesk } from '../live/use-desk.ts';
import { useMe } from './session.ts';
import { MemberFace } from '../people/member-face.tsx';
import styles from './shell.module.css';

const FACES = 5;

/** The colleagues at the desk now, besides oneself. */
export function DeskFaces() {
  const { t, i18n } = useTranslation('shell');
  const { member: me } = useMe();
  const desk = useDesk();
  const { data: members } = useQuery(membersQuery);
  const here = (members ?? []).filter(({ memberId }) => memberId !== me.memberId && desk.includes(memberId));
  if (here.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language).format(here.map(({ publicName }) => publicName));
  return (
    <>
      <ul className={styles['desk']} aria-label={t('strip.desk')} title={t('strip.deskList', { names })}>
        {here.slice(0, FACES).map((member) => (
          <li key={member.memberId}>
            <MemberFace member={member} size={28} />
            <span className="visually-hidden">{member.publicName}</span>
          </li>
        ))}
      </ul>
      {here.length > FACES && <span className={styles['deskMore']}>{t('strip.more', { count: here.length - FACES })}</span>}
    </>
  );
}
