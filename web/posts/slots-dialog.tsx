import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field, Select } from '../design/field.tsx';
import fields from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { at } from '../inbox/use-people.ts';
import { SlotProposals } from './slot-proposals.tsx';
import { putSlots, slotsQuery } from './requests.ts';
import type { Slot } from './requests.ts';
import styles from './post.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The times of an account's week at which what is ready leaves, one post each. */
export function SlotsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('posts');
  const { data: accounts } = useQuery(accountsQuery);
  const open = (accounts ?? []).filter(({ state }) => state !== 'disconnected');
  const [chosen, choose] = useState('');
  const accountId = chosen === '' ? (open[0]?.accountId ?? '') : chosen;
  const { data: slots, error } = useQuery({ ...slotsQuery(accountId), enabled: accountId !== '' });
  const sentence = useFailureSentence();
  return (
    <Dialog title={t('slots.title')} open onClose={onClose}>
      <div className={fields['form']}>
        <p>{t('slots.lead')}</p>
        <Select label={t('slots.account')} width="medium" value={accountId} onChange={(event) => choose(event.target.value)}>
          {open.map((account) => (
            <option key={account.accountId} value={account.accountId}>
              {at(account.handle)}
            </option>
          ))}
        </Select>
        {error !== null && <Banner tone="urgent">{sentence(error)}</Banner>}
        {slots && <SlotsForm key={accountId} accountId={accountId} slots={slots} />}
      </div>
    </Dialog>
  );
}

function SlotsForm({ accountId, slots }: { readonly accountId: string; readonly slots: readonly Slot[] }) {
  const { t, i18n } = useTranslation('posts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [adding, setAdding] = useState<Slot>({ weekday: 1, time: '09:00' });
  // The first of January 2024 was a Monday.
  const dayName = (weekday: number) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
  const { mutate, isPending } = useMutation({
    mutationFn: (next: readonly Slot[]) => putSlots(accountId, next),
    onSuccess: (kept) => client.setQueryData(slotsQuery(accountId).queryKey, kept.slots),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
  });
  return (
    <>
      {slots.length === 0 && <p className={styles['soft']}>{t('slots.none')}</p>}
      <ul className={styles['slots']}>
        {slots.map((slot) => (
          <li key={`${slot.weekday} ${slot.time}`}>
            <span>
              {dayName(slot.weekday)}, {slot.time}
            </span>
            <Button
              size="small"
              tone="quiet"
              aria-label={t('slots.remove', { day: dayName(slot.weekday), time: slot.time })}
              onClick={() => mutate(slots.filter((one) => one !== slot))}
            >
              <Icon name="close" size={16} />
            </Button>
          </li>
        ))}
      </ul>
      <SlotProposals accountId={accountId} slots={slots} dayName={dayName} onAdd={(slot) => mutate([...slots, slot])} />
      <div className={styles['row']}>
        <Select
          label={t('when.day')}
          width="short"
          value={adding.weekday}
          onChange={(event) => setAdding({ ...adding, weekday: Number(event.target.value) })}
        >
          {WEEKDAYS.map((weekday) => (
            <option key={weekday} value={weekday}>
              {dayName(weekday)}
            </option>
          ))}
        </Select>
        <Field
          type="time"
          label={t('when.time')}
          width="short"
          value={adding.time}
          onChange={(event) => setAdding({ ...adding, time: event.target.value })}
        />
        <Button busy={isPending} onClick={() => mutate([...slots, adding])}>
          <Icon name="plus" size={16} /> {t('slots.add')}
        </Button>
      </div>
    </>
  );
}
