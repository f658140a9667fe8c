import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { GROUPS, toGate, toggled, toValues } from '../circles/gate-values.ts';
import type { GateValues } from '../circles/gate-values.ts';
import { listsQuery } from '../circles/requests.ts';
import { Select } from '../design/field.tsx';
import { at, useAccountsById } from '../inbox/use-people.ts';
import type { WordingState } from './use-wording.ts';
import styles from './beside.module.css';

interface GateFieldsProps {
  readonly wording: WordingState;
  readonly speaking: readonly SpeakingView[];
  readonly disabled: boolean;
}

/** Who may answer and quote this post, on each account whose network can keep that. */
export function GateFields({ wording, speaking, disabled }: GateFieldsProps) {
  const { gates = [] } = wording.content;
  // A wish that a network cannot keep is shown, so that it can be taken back.
  const concerned = speaking.filter((one) => one.gates || gates.some(({ accountId }) => accountId === one.accountId));
  return concerned.map(({ accountId }) => <AccountGate key={accountId} accountId={accountId} wording={wording} disabled={disabled} />);
}

const WHO = ['everybody', 'some', 'nobody'] as const;

function AccountGate({ accountId, wording, disabled }: Omit<GateFieldsProps, 'speaking'> & { readonly accountId: string }) {
  const { t } = useTranslation(['beside', 'circles']);
  const handle = at(useAccountsById().get(accountId)?.handle ?? '…');
  const kept = wording.content.gates?.find((gate) => gate.accountId === accountId);
  // Some, of whom nobody is chosen yet, would be nobody.
  const [some, setSome] = useState(false);
  const values: GateValues | null = kept ? toValues(kept) : null;
  const who = values === null ? '' : some && values.who === 'nobody' ? 'some' : values.who;

  function keep(next: GateValues | null): void {
    wording.change((latest) => {
      const others = (latest.gates ?? []).filter((gate) => gate.accountId !== accountId);
      return { gates: next === null ? others : [...others, { accountId, ...toGate(next) }] };
    });
  }
  function choose(chosen: string): void {
    setSome(chosen === 'some');
    const now = values ?? { groups: [], lists: [], quotable: true };
    const next = WHO.find((one) => one === chosen);
    keep(next === undefined ? null : { ...now, who: next });
  }
  return (
    <div className={styles['gate']}>
      <Select label={t('gate.label', { account: handle })} value={who} disabled={disabled} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('gate.own')}</option>
        {WHO.map((one) => (
          <option key={one} value={one}>
            {t(`circles:gate.${one}`)}
          </option>
        ))}
      </Select>
      {values !== null && (
        <fieldset disabled={disabled} aria-label={t('gate.label', { account: handle })}>
          {who === 'some' && (
            <Groups accountId={accountId} values={values} onChange={(change) => keep({ ...values, ...change, who: 'some' })} />
          )}
          <label className={styles['check']}>
            <input type="checkbox" checked={values.quotable} onChange={({ target }) => keep({ ...values, quotable: target.checked })} />
            {t('circles:gate.quotable')}
          </label>
        </fieldset>
      )}
      {who === 'some' && values?.who === 'nobody' && <p className={styles['soft']}>{t('gate.empty')}</p>}
    </div>
  );
}

function Groups(props: {
  readonly accountId: string;
  readonly values: GateValues;
  readonly onChange: (change: Partial<GateValues>) => void;
}) {
  const { accountId, values, onChange } = props;
  const { t } = useTranslation('circles');
  const { data: lists } = useQuery(listsQuery(accountId));
  const gone = values.lists.filter((ref) => lists !== undefined && !lists.some((list) => list.ref === ref));
  return (
    <>
      {GROUPS.map((group) => (
        <label key={group} className={styles['check']}>
          <input
            type="checkbox"
            checked={values.groups.includes(group)}
            onChange={({ target }) => onChange({ groups: toggled(values.groups, group, target.checked) })}
          />
          {t(`gate.group.${group}`)}
        </label>
      ))}
      {[...(lists ?? []), ...gone.map((ref) => ({ ref, name: '…' }))].map(({ ref, name }) => (
        <label key={ref} className={styles['check']}>
          <input
            type="checkbox"
            checked={values.lists.includes(ref)}
            onChange={({ target }) => onChange({ lists: toggled(values.lists, ref, target.checked) })}
          />
          {t('gate.ofList', { name })}
        </label>
      ))}
    </>
  );
}
