import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { teamQuery } from '../api/accounts.ts';
import { membersQuery } from '../api/people.ts';
import { Button } from '../design/button.tsx';
import { MemberFace } from '../people/member-face.tsx';
import { TeamDialog } from './team-dialog.tsx';
import styles from './account-team.module.css';

const FACES = 8;

/** Who answers on an account: faces, and a way to change them. */
export function AccountTeam({ account, mayManage }: { readonly account: AccountView; readonly mayManage: boolean }) {
  const { t } = useTranslation('accounts');
  const { data: team } = useQuery(teamQuery(account.accountId));
  const { data: members } = useQuery(membersQuery);
  const [open, setOpen] = useState(false);
  // Its place is kept until it is known: nothing moves under a hand about to press.
  if (team === undefined || members === undefined) return <div className={styles['team']} />;
  const byId = new Map(members.map((member) => [member.memberId, member]));
  const faces = team.members.slice(0, FACES).flatMap(({ memberId }) => byId.get(memberId) ?? []);
  return (
    <div className={styles['team']}>
      <span className={styles['faces']}>
        {faces.map((member) => (
          <span key={member.memberId} title={member.publicName}>
            <MemberFace member={member} size={28} />
          </span>
        ))}
      </span>
      <span>{team.isEverybody ? t('team.everybody') : t('team.count', { count: team.members.length })}</span>
      {mayManage && (
        <Button size="small" tone="quiet" onClick={() => setOpen(true)}>
          {t('team.act')}
        </Button>
      )}
      {open && <TeamDialog account={account} team={team} members={members} onClose={() => setOpen(false)} />}
    </div>
  );
}
