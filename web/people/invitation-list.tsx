import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView, MemberView } from '../../src/people/schema.ts';
import { invitationsQuery, revokeInvitation } from '../api/people.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/dialog.tsx';
import { dayOf } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { Tag } from '../design/tag.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { invitableRoles } from './powers.ts';
import styles from './team.module.css';

/** The links that are out and have not served yet. */
export function InvitationList({ members }: { readonly members: readonly MemberView[] }) {
  const { t } = useTranslation('people');
  const { member: me } = useMe();
  const clock = useClock();
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data } = useQuery(invitationsQuery);
  const [asked, setAsked] = useState<InvitationView>();
  const open = (data ?? []).filter(({ state }) => state === 'open');
  const revoke = useMutation({
    mutationFn: (invitation: InvitationView) => revokeInvitation(invitation.invitationId),
    onSuccess: (_, { email }) => toast({ text: t('invitations.revoked', { email }) }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () => {
      setAsked(undefined);
      await client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });
  if (open.length === 0) return null;
  const nameOf = (memberId: string) => members.find((member) => member.memberId === memberId)?.publicName ?? '…';
  return (
    <section className={page['section']}>
      <h2>{t('invitations.title')}</h2>
      <ul className={styles['rows']}>
        {open.map((invitation) => (
          <li key={invitation.invitationId} className={styles['row']}>
            <div>
              <strong>{invitation.email}</strong>
              <span className={styles['soft']}>
                {t('invitations.by', { name: nameOf(invitation.invitedBy) })} ·{' '}
                {t('invitations.expires', { date: dayOf(new Date(invitation.expiresAt), clock) })}
              </span>
            </div>
            <Tag>{t(`roles.${invitation.role}`)}</Tag>
            {invitableRoles(me.role).includes(invitation.role) && (
              <Button
                size="small"
                aria-label={t('invitations.revokeLabel', { email: invitation.email })}
                onClick={() => setAsked(invitation)}
              >
                {t('invitations.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        title={t('invitations.revokeTitle')}
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        act={t('invitations.revoke')}
        onAct={() => asked && revoke.mutate(asked)}
        busy={revoke.isPending}
      >
        <p>{t('invitations.revokeText', { email: asked?.email })}</p>
      </Confirm>
    </section>
  );
}
