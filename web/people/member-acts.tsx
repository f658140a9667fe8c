import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, Role } from '../../src/people/schema.ts';
import { meQuery, membersQuery, updateMember } from '../api/people.ts';
import { Confirm } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import { Menu, type MenuGroup } from '../design/menu.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';

const ROLES: readonly Role[] = ['administrator', 'lead', 'member'];

/** What an administrator may do with a member. */
export function MemberActs({ member, isMe }: { readonly member: MemberView; readonly isMe: boolean }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [asking, setAsking] = useState(false);
  const name = member.publicName;
  const change = useMutation({
    mutationFn: (changes: { role?: Role; state?: MemberView['state'] }) => updateMember(member.memberId, changes),
    onSuccess: (_, { role, state }) => {
      if (role !== undefined) toast({ text: t('team.roleChanged', { name }) });
      else toast({ text: state === 'active' ? t('team.wasReactivated', { name }) : t('team.wasDeactivated', { name }) });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () => {
      setAsking(false);
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      if (isMe) await client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const roles: MenuGroup = {
    id: 'role',
    title: t('team.makeRole'),
    entries: ROLES.map((role) => ({
      id: role,
      label: t(`roles.${role}`),
      chosen: member.role === role,
      onAct: () => {
        if (role !== member.role) change.mutate({ role });
      },
    })),
  };
  const leave: MenuGroup = {
    id: 'state',
    entries: [{ id: 'deactivate', label: t('team.deactivate'), tone: 'danger', onAct: () => setAsking(true) }],
  };
  const back: MenuGroup = {
    id: 'state',
    entries: [{ id: 'reactivate', label: t('team.reactivate'), onAct: () => change.mutate({ state: 'active' }) }],
  };
  return (
    <>
      <Menu wordless name={t('team.acts', { name })} groups={member.state === 'active' ? [roles, ...(isMe ? [] : [leave])] : [back]}>
        <Icon name="more" />
      </Menu>
      <Confirm
        title={t('team.deactivateTitle', { name })}
        open={asking}
        onClose={() => setAsking(false)}
        act={t('team.deactivateAct')}
        onAct={() => change.mutate({ state: 'deactivated' })}
        busy={change.isPending}
      >
        <p>{t('team.deactivateText', { name })}</p>
      </Confirm>
    </>
  );
}
