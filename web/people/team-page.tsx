import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../api/people.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useDesk } from '../live/use-desk.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { EVERYBODY, findMembers } from './find-members.ts';
import { MemberCard } from './member-card.tsx';
import { MemberFilter } from './member-filter.tsx';
import { mayInvite } from './powers.ts';
import { useAtHelm } from './use-at-helm.ts';
import styles from './team.module.css';

/** A team that is taken in at a glance needs no search. */
const GLANCE = 8;

/** The people of the organisation. */
export function TeamPage() {
  const { t } = useTranslation(['people', 'shell']);
  const { member: me, organisation } = useMe();
  const { data: members, error, refetch } = useQuery(membersQuery);
  const sentence = useFailureSentence();
  const [inviting, setInviting] = useState(false);
  const [search, setSearch] = useState(EVERYBODY);
  const desk = useDesk();
  const atHelm = useAtHelm();
  const mayAsk = mayInvite(me.role) && !organisation.demonstration;
  usePageTitle(t('team.title'));
  useShortcut('i', () => setInviting(true), { label: t('team.invite'), group: t('shell:keyboard.here'), enabled: mayAsk });
  const active = members?.filter(({ state }) => state === 'active') ?? [];
  const former = members?.filter(({ state }) => state === 'deactivated') ?? [];
  const shown = findMembers(active, search, [...desk, ...atHelm.keys()]);
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('team.title')}</h1>
          <p className={page['lead']}>{t('team.lead')}</p>
        </div>
        {mayAsk && (
          <Button tone="primary" onClick={() => setInviting(true)}>
            <Icon name="plus" /> {t('team.invite')}
          </Button>
        )}
      </header>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {active.length > GLANCE && <MemberFilter members={active} search={search} shown={shown.length} onChange={setSearch} />}
      <ul className={styles['cards']}>
        {members === undefined && error === null && [1, 2, 3].map((key) => <Skeleton key={key} height="6.5rem" />)}
        {shown.map((member) => (
          <MemberCard key={member.memberId} member={member} here={desk.includes(member.memberId)} atHelm={atHelm.get(member.memberId)} />
        ))}
      </ul>
      {active.length > 0 && shown.length === 0 && <p className={page['lead']}>{t('filter.nobody')}</p>}
      {members !== undefined && active.length === 1 && mayAsk && (
        <EmptyState icon="people" title={t('team.alone')}>
          {t('team.aloneText')}
        </EmptyState>
      )}
      {mayAsk && <InvitationList members={members ?? []} />}
      {former.length > 0 && (
        <section className={page['section']}>
          <h2>{t('team.deactivated')}</h2>
          <ul className={styles['cards']}>
            {former.map((member) => (
              <MemberCard key={member.memberId} member={member} here={false} />
            ))}
          </ul>
        </section>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  );
}
