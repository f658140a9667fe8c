import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, Role } from '../../src/people/schema.ts';
import { eraseMember, meQuery, membersQuery, removePhoto, updateMember } from '../api/people.ts';
import { Confirm } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import { Menu, type MenuEntry, type MenuGroup } from '../design/menu.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { ErasureList } from './erasure-list.tsx';

const ROLES: readonly Role[] = ['administrator', 'lead', 'member'];

/** What an administrator may do with a member. */
export function MemberActs({ member, isMe }: { readonly member: MemberView; readonly isMe: boolean }) {
  const { t } = useTranslation('people');
  const [asking, setAsking] = useState<'deactivate' | 'erase'>();
  const { act, isPending } = useAct(isMe, () => setAsking(undefined));
  const name = member.publicName;
  const roles: MenuGroup = {
    id: 'role',
    title: t('team.makeRole'),
    entries: ROLES.map((role) => ({
      id: role,
      label: t(`roles.${role}`),
      chosen: member.role === role,
      onAct: () => {
        if (role !== member.role) act(() => updateMember(member.memberId, { role }), t('team.roleChanged', { name }));
      },
    })),
  };
  const photo: MenuEntry = {
    id: 'photo',
    label: t('team.removePhoto'),
    onAct: () => act(() => removePhoto(member.memberId), t('team.photoRemoved', { name })),
  };
  const leave: MenuEntry = { id: 'deactivate', label: t('team.deactivate'), tone: 'danger', onAct: () => setAsking('deactivate') };
  const back: MenuEntry = {
    id: 'reactivate',
    label: t('team.reactivate'),
    onAct: () => act(() => updateMember(member.memberId, { state: 'active' }), t('team.wasReactivated', { name })),
  };
  const erase: MenuEntry = { id: 'erase', label: t('team.erase'), tone: 'danger', onAct: () => setAsking('erase') };
  const ways = [...(member.photoDigest !== null && !isMe ? [photo] : []), ...(isMe ? [] : [leave])];
  const groups =
    member.state === 'active'
      ? [roles, ...(ways.length > 0 ? [{ id: 'state', entries: ways }] : [])]
      : [{ id: 'state', entries: [back, erase] }];
  return (
    <>
      <Menu wordless name={t('team.acts', { name })} groups={groups}>
        <Icon name="more" />
      </Menu>
      <Confirm
        title={t('team.deactivateTitle', { name })}
        open={asking === 'deactivate'}
        onClose={() => setAsking(undefined)}
        act={t('team.deactivateAct')}
        onAct={() => act(() => updateMember(member.memberId, { state: 'deactivated' }), t('team.wasDeactivated', { name }))}
        busy={isPending}
      >
        <p>{t('team.deactivateText', { name })}</p>
      </Confirm>
      <Confirm
        title={t('team.eraseTitle', { name })}
        open={asking === 'erase'}
        onClose={() => setAsking(undefined)}
        act={t('team.eraseAct')}
        onAct={() => act(() => eraseMember(member.memberId), t('team.wasErased', { initials: member.initials }))}
        busy={isPending}
      >
        <p>{t('team.eraseText', { name })}</p>
        <ErasureList />
      </Confirm>
    </>
  );
}

/** Does one act, and says how it went. */
function useAct(isMe: boolean, onDone: () => void) {
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ work }: { work: () => Promise<unknown>; said: string }) => await work(),
    onSuccess: (_, { said }) => toast({ text: said }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      if (isMe) await client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  return { isPending, act: (work: () => Promise<unknown>, said: string) => mutate({ work, said }) };
}
