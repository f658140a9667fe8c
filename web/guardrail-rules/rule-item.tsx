import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleView } from '../../src/guardrails/schema.ts';
import { Button } from '../design/button.tsx';
import { Tag } from '../design/tag.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { RuleControls } from './rule-controls.tsx';
import { RuleExamples } from './rule-examples.tsx';
import { deleteRule } from './requests.ts';
import { useRuleWords } from './use-rule-words.ts';
import type { Wish } from './wishes.ts';
import styles from './rules.module.css';

interface RuleItemProps {
  readonly rule: RuleView;
  readonly accountId: string | null;
  readonly wish: Wish;
  readonly isWished: boolean;
  readonly mayManage: boolean;
  readonly onWish: (wish: Wish) => void;
}

/** One rule: what it looks for, how it is set, and examples of what passes and what does not. */
export function RuleItem({ rule, accountId, wish, isWished, mayManage, onWish }: RuleItemProps) {
  const { t } = useTranslation('guardrailRules');
  const { name, about } = useRuleWords()(rule.rule);
  const sentence = useFailureSentence();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const examples = useId();
  const scope = accountId === null ? 'organisation' : 'account';
  const back = useMutation({
    mutationFn: () => deleteRule(rule.rule, accountId),
    onSuccess: () => toast({ text: t('back.done') }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['guardrail-rules', 'rules'] }),
  });
  return (
    <li className={styles['rule']} data-off={wish.state === 'off'}>
      <div className={styles['what']}>
        <h3>
          {name} {isWished ? <Tag tone="held">{t('wished')}</Tag> : rule.own && <Tag tone="accent">{t(`own.${scope}`)}</Tag>}
        </h3>
        <p>{about}</p>
      </div>
      <RuleControls name={name} rule={rule} wish={wish} disabled={!mayManage} onWish={onWish} />
      <div className={styles['more']}>
        <Button size="small" tone="quiet" aria-expanded={open} aria-controls={open ? examples : undefined} onClick={() => setOpen(!open)}>
          {t(open ? 'examples.hide' : 'examples.show')}
          <span className="visually-hidden"> {name}</span>
        </Button>
        {rule.own && mayManage && !isWished && (
          <Button size="small" tone="quiet" busy={back.isPending} onClick={() => back.mutate()}>
            {t(`back.${scope}`)}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )}
      </div>
      {open && (
        <div id={examples} className={styles['examples']}>
          <RuleExamples rule={rule} />
        </div>
      )}
    </li>
  );
}
