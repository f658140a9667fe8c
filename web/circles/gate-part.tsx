import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CirclesView, ListView } from '../../src/circles/schema.ts';
import { Button } from '../design/button.tsx';
import { Choices } from '../design/choices.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { GROUPS, toGate, toggled, toValues, type GateValues } from './gate-values.ts';
import { putGate, usePress } from './requests.ts';
import styles from './circles.module.css';

interface GatePartProps {
  readonly accountId: string;
  readonly circles: CirclesView;
  readonly lists: readonly ListView[];
}

/** Who may answer and quote what the account posts from now on. */
export function GatePart({ accountId, circles, lists }: GatePartProps) {
  const { t } = useTranslation('circles');
  const person = usePeople();
  const { gate, gateChanged, mayManage } = circles;
  const [values, setValues] = useState<GateValues>(() => toValues(gate));
  const [tried, setTried] = useState(false);
  const press = usePress(accountId, () => putGate(accountId, toGate(values)), t('gate.kept'));
  const isEmpty = values.who === 'some' && values.groups.length === 0 && values.lists.length === 0;
  const isSame = JSON.stringify(toGate(values)) === JSON.stringify(gate);
  const set = (change: Partial<GateValues>) => setValues((now) => ({ ...now, ...change }));
  const keep = () => {
    setTried(true);
    if (!isEmpty) press.mutate();
  };
  return (
    <section className={styles['part']} aria-labelledby="gate">
      <h2 id="gate">{t('gate.title')}</h2>
      <p>{t('gate.lead')}</p>
      <fieldset disabled={!mayManage} className={styles['bare']}>
        <Choices
          legend={t('gate.who')}
          value={values.who}
          choices={[
            { value: 'everybody', label: t('gate.everybody') },
            { value: 'some', label: t('gate.some') },
            { value: 'nobody', label: t('gate.nobody'), hint: t('gate.nobodyHint') },
          ]}
          error={tried && isEmpty ? t('gate.empty') : undefined}
          onChange={(who) => set({ who })}
        />
        {values.who === 'some' && (
          <fieldset className={styles['checks']} aria-label={t('gate.some')}>
            {GROUPS.map((group) => (
              <label key={group} className={styles['check']}>
                <input
                  type="checkbox"
                  checked={values.groups.includes(group)}
                  onChange={({ target }) => set({ groups: toggled(values.groups, group, target.checked) })}
                />
                {t(`gate.group.${group}`)}
              </label>
            ))}
            {lists.map(({ ref, name }) => (
              <label key={ref} className={styles['check']}>
                <input
                  type="checkbox"
                  checked={values.lists.includes(ref)}
                  onChange={({ target }) => set({ lists: toggled(values.lists, ref, target.checked) })}
                />
                {t('gate.ofList', { name })}
              </label>
            ))}
          </fieldset>
        )}
        <label className={styles['check']}>
          <input type="checkbox" checked={values.quotable} onChange={({ target }) => set({ quotable: target.checked })} />
          {t('gate.quotable')}
        </label>
      </fieldset>
      {mayManage ? (
        <Button tone="primary" busy={press.isPending} disabled={isSame} onClick={keep}>
          {t('gate.keep')}
        </Button>
      ) : (
        <p className={styles['soft']}>{t('manageOnly')}</p>
      )}
      {gateChanged !== null && (
        <p className={styles['soft']}>
          {t('gate.changedBy', { name: person(gateChanged.memberId).name })} <RelativeTime at={gateChanged.at} />
        </p>
      )}
    </section>
  );
}
