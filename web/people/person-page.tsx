import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { membersQuery } from '../api/people.ts';
import { MissingPage } from '../app/error-page.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Button, buttonClass } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import { dayOf } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { MemberLatitudes } from '../guardrail-rules/member-latitudes.tsx';
import { CardForm } from './card-form.tsx';
import { writableLines } from './card-values.ts';
import { languageName } from './language-names.ts';
import { MemberFace } from './member-face.tsx';
import styles from './team.module.css';

/** One colleague, with all that the card says. */
export function PersonPage() {
  const { memberId } = useParams({ from: '/shell/equipe/personne/$memberId' });
  const { data: members, isPending } = useQuery(membersQuery);
  if (isPending) return <PageSkeleton />;
  const member = members?.find((one) => one.memberId === memberId);
  return member === undefined ? <MissingPage /> : <Person member={member} />;
}

function Person({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation(['people', 'shell']);
  const { member: me } = useMe();
  const [editing, setEditing] = useState(false);
  const isMe = member.memberId === me.memberId;
  const name = member.erasedAt === null ? member.publicName : t('team.erased', { initials: member.initials });
  usePageTitle(name);
  return (
    <div className={page['page']}>
      <Link to="/equipe" className={buttonClass('quiet', 'small')} style={{ alignSelf: 'flex-start' }}>
        <Icon name="back" size={16} /> {t('person.back')}
      </Link>
      <header className={styles['person']}>
        <MemberFace member={member} size={128} />
        <div className={styles['who']}>
          <h1 tabIndex={-1}>{name}</h1>
          {member.pronouns !== '' && <span className={styles['soft']}>{member.pronouns}</span>}
          {member.jobTitle !== '' && <span>{member.jobTitle}</span>}
          {member.speakerTag !== null && <span className={styles['speaker']}>#{member.speakerTag}</span>}
          <span className={styles['tags']}>
            {isMe && (
              <Link to="/reglages/moi" className={buttonClass('plain', 'small')}>
                {t('person.editMine')}
              </Link>
            )}
            {!isMe && writableLines(me, member).length > 0 && (
              <Button size="small" onClick={() => setEditing(true)}>
                {t('person.edit')}
              </Button>
            )}
          </span>
        </div>
      </header>
      {member.erasedAt === null ? <Facts member={member} /> : <p className={page['lead']}>{t('person.erased')}</p>}
      {member.state === 'active' && <MemberLatitudes memberId={member.memberId} />}
      {editing && (
        <Dialog title={t('person.editTitle', { name })} open onClose={() => setEditing(false)} width="wide">
          <CardForm member={member} onKept={() => setEditing(false)} />
        </Dialog>
      )}
    </div>
  );
}

function Facts({ member }: { readonly member: MemberView }) {
  const { t, i18n } = useTranslation('people');
  const clock = useClock();
  const list = (items: readonly string[]) => new Intl.ListFormat(i18n.language).format(items);
  const { weeklyMinutes } = member;
  const facts: readonly (readonly [label: string, text: string])[] = [
    [t('person.legalName'), `${member.givenName} ${member.familyName}`],
    [t('fields.role'), t(`roles.${member.role}`)],
    [t('person.signs'), `— ${member.publicName} · ^${member.initials}`],
    [t('fields.languages'), list(member.languages.map((tag) => languageName(tag, i18n.language)))],
    [t('fields.topics'), list(member.topics)],
    [t('person.time'), weeklyMinutes === null ? '' : t('person.hours', { count: weeklyMinutes / 60 })],
    [t('person.public'), member.listedPublicly ? t('person.isPublic') : t('person.isNotPublic')],
    [t('person.left'), member.leftAt === null ? '' : dayOf(new Date(member.leftAt), clock)],
  ];
  return (
    <dl className={styles['facts']}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([label, text]) => [<dt key={label}>{label}</dt>, <dd key={`${label} text`}>{text}</dd>])}
    </dl>
  );
}
