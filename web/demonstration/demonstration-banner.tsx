import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { enterDemonstration, membersQuery, welcomeQuery } from '../api/people.ts';
import { beginSession, useMe } from '../app/session.ts';
import { buttonClass } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Menu } from '../design/menu.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { cx } from '../design/cx.ts';
import { MemberFace } from '../people/member-face.tsx';
import styles from './demonstration.module.css';

/** Says that this is the demonstration, lets one sit in another chair, and leads to one's own organisation. */
export function DemonstrationBanner() {
  const { t } = useTranslation('demonstration');
  const { member: me } = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sentence = useFailureSentence();
  const { data: members } = useQuery(membersQuery);
  const { data: welcome } = useQuery({ ...welcomeQuery, staleTime: 60_000 });
  const sit = useMutation({
    mutationFn: (memberId: string) => enterDemonstration(memberId),
    onSuccess: async (next) => {
      await beginSession(client, next);
      toast({ text: t('seated', { name: next.member.publicName }) });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
  });
  const mayLeave = welcome !== undefined && welcome.state !== 'set-up';
  return (
    <section className={styles['banner']} aria-label={t('name')}>
      <p>
        <strong>{t('name')}</strong>
        <span className={styles['who']}> · {t('youAre', { name: me.publicName })}</span>
        {me.jobTitle !== '' && <span className={styles['title']}>, {me.jobTitle}</span>}
      </p>
      <Menu
        name={t('sit')}
        className={buttonClass('quiet', 'small')}
        groups={[
          {
            id: 'chairs',
            title: t('chairs'),
            entries: (members ?? [])
              .filter(({ state }) => state === 'active')
              .map((member) => ({
                id: member.memberId,
                text: member.publicName,
                chosen: member.memberId === me.memberId,
                label: (
                  <>
                    <MemberFace member={member} size={28} />
                    <span>
                      {member.publicName}
                      <span className={styles['job']}>{member.jobTitle}</span>
                    </span>
                  </>
                ),
                onAct: () => {
                  if (member.memberId !== me.memberId) sit.mutate(member.memberId);
                },
              })),
          },
          ...(mayLeave
            ? [{ id: 'own', entries: [{ id: 'own', label: t('own'), onAct: () => void navigate({ to: '/bienvenue/organisation' }) }] }]
            : []),
        ]}
      >
        {t('sit')} <Icon name="chevron" size={16} />
      </Menu>
      {mayLeave && (
        <Link to="/bienvenue/organisation" className={cx(buttonClass('quiet', 'small'), styles['own'])}>
          {t('own')}
        </Link>
      )}
    </section>
  );
}
