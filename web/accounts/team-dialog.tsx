import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { TeamView } from '../../src/accounts/schema-team.ts';
import type { MemberView } from '../../src/people/schema.ts';
import { accountsQuery, putTeam } from '../api/accounts.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { toast } from '../design/toast.tsx';
import { AccountLatitudes } from '../guardrail-rules/account-latitudes.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { TeamPlaceRow } from './team-place-row.tsx';
import { isHomonym, move, placesOf, type Place } from './team-places.ts';
import styles from './account-team.module.css';

interface TeamDialogProps {
  readonly account: AccountView;
  readonly team: TeamView;
  readonly members: readonly MemberView[];
  readonly onClose: () => void;
}

/** Says who answers on an account, in which order, and how homonyms sign there. */
export function TeamDialog({ account, team, members, onClose }: TeamDialogProps) {
  const { t } = useTranslation(['accounts', 'shell']);
  const { member: me } = useMe();
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [places, setPlaces] = useState<readonly Place[]>(() => placesOf(team));
  const active = members.filter(({ state }) => state === 'active');
  const byId = new Map(active.map((member) => [member.memberId, member]));
  const outside = active.filter(({ memberId }) => !places.some((place) => place.memberId === memberId));
  const save = useMutation({
    mutationFn: () => putTeam(account.accountId, [...places]),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
      toast({ text: t('team.saved', { handle: account.handle }) });
      onClose();
    },
  });
  const change = (memberId: string, signsAs: string | null) =>
    setPlaces(places.map((place) => (place.memberId === memberId ? { memberId, signsAs } : place)));
  return (
    <Dialog title={t('team.title', { handle: account.handle })} open onClose={onClose}>
      <div className={form['form']}>
        <p className={form['hint']}>{t('team.lead')}</p>
        {save.error !== null && (
          <p role="alert" className={form['error']}>
            <Icon name="warning" size={16} /> {sentence(save.error)}
          </p>
        )}
        {places.length === 0 && <p>{t('team.empty')}</p>}
        {team.isEverybody && places.length === 0 && <AccountLatitudes accountId={account.accountId} members={active} />}
        {places.length > 0 && (
          <ol className={styles['list']} aria-label={t('team.members')}>
            {places.flatMap((place, rank) => {
              const member = byId.get(place.memberId);
              if (member === undefined) return [];
              return (
                <TeamPlaceRow
                  key={place.memberId}
                  accountId={account.accountId}
                  member={member}
                  signsAs={place.signsAs}
                  homonym={isHomonym(member, places, byId)}
                  ends={{ first: rank === 0, last: rank === places.length - 1 }}
                  onMove={(by) => setPlaces(move(places, place.memberId, by))}
                  onRemove={() => setPlaces(places.filter(({ memberId }) => memberId !== place.memberId))}
                  onSign={(signsAs) => change(place.memberId, signsAs)}
                />
              );
            })}
          </ol>
        )}
        {outside.length > 0 && (
          <Select
            label={t('team.add')}
            width="medium"
            value=""
            onChange={(event) => setPlaces([...places, { memberId: event.target.value, signsAs: null }])}
          >
            <option value="" disabled>
              {t('team.addChoose')}
            </option>
            {outside.map((member) => (
              <option key={member.memberId} value={member.memberId}>
                {member.publicName} ({member.givenName} {member.familyName})
              </option>
            ))}
          </Select>
        )}
        {places.length > 0 && !places.some(({ memberId }) => memberId === me.memberId) && (
          <p className={form['hint']}>{t('team.outside')}</p>
        )}
        <div className={form['actions']}>
          <Button tone="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('shell:form.save')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
