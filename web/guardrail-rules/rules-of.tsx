import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '../../src/guardrails/schema.ts';
import page from '../app/page.module.css';
import { Button } from '../design/button.tsx';
import { DryRunDialog } from './dry-run-dialog.tsx';
import { groupRules } from './rule-groups.ts';
import { RuleItem } from './rule-item.tsx';
import { useApply } from './use-apply.ts';
import { addWish, stillWished, wished, type Wishes } from './wishes.ts';
import styles from './rules.module.css';

interface RulesOfProps {
  readonly accountId: string | null;
  readonly rules: readonly RuleView[];
  readonly mayManage: boolean;
}

/** The rules by what they protect. What is changed here waits until it is applied, so that it can be tried on last month's messages first. */
export function RulesOf({ accountId, rules, mayManage }: RulesOfProps) {
  const { t } = useTranslation('guardrailRules');
  const [chosen, setChosen] = useState<Wishes>(new Map());
  const [trying, setTrying] = useState(false);
  const wishes = stillWished(chosen, rules);
  const { apply, applying } = useApply(accountId, (left) => setChosen(left));
  return (
    <>
      {mayManage && (
        <div>
          <Button onClick={() => setTrying(true)}>{t('dryRun.open')}</Button>
        </div>
      )}
      {groupRules(rules).map(([group, all]) => (
        <section key={group} className={page['section']} aria-labelledby={`rules-${group}`}>
          <div className={styles['group']}>
            <h2 id={`rules-${group}`}>{t(`group.${group}.name`)}</h2>
            <p>{t(`group.${group}.about`)}</p>
          </div>
          <ul className={styles['rules']}>
            {all.map((rule) => (
              <RuleItem
                key={rule.rule}
                rule={rule}
                accountId={accountId}
                wish={wished(rule, wishes)}
                isWished={wishes.has(rule.rule)}
                mayManage={mayManage}
                onWish={(wish) => setChosen(addWish(wishes, rule, wish))}
              />
            ))}
          </ul>
        </section>
      ))}
      {/* Always there, so that a screen reader hears what is written into it. */}
      <div className={styles['bar']} data-wished={wishes.size > 0}>
        <p role="status">{wishes.size > 0 && t('bar.changed', { count: wishes.size })}</p>
        {wishes.size > 0 && (
          <>
            <Button onClick={() => setTrying(true)}>{t('bar.try')}</Button>
            <Button tone="primary" busy={applying} onClick={() => void apply(wishes)}>
              {t('bar.apply')}
            </Button>
            <Button tone="quiet" onClick={() => setChosen(new Map())}>
              {t('bar.drop')}
            </Button>
          </>
        )}
      </div>
      {trying && (
        <DryRunDialog
          accountId={accountId}
          wishes={wishes}
          onApply={async () => {
            await apply(wishes);
            setTrying(false);
          }}
          onClose={() => setTrying(false)}
        />
      )}
    </>
  );
}
