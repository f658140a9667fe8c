import { useEffect, useId, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookRequest } from '../../src/guardrails/schema.ts';
import { Icon } from '../design/icon.tsx';
import { announce } from '../design/toast.tsx';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { FieldMarks } from './field-marks.tsx';
import { FindingList } from './finding-list.tsx';
import { gather } from './found.ts';
import { isShown } from './places.ts';
import { useSayFinding } from './say-finding.ts';
import { useFocusIn } from './use-focus-in.ts';
import { useLooks } from './use-looks.ts';
import styles from './findings.module.css';

export interface FindingsBesideProps extends Omit<LookRequest, 'accountId'> {
  /** Where the words are written; its parent is positioned. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The accounts that would say them. */
  readonly accountIds: readonly string[];
}

/** A line under a field that says how much is found in its words, opens the list, and leads from one finding to the next by a key. */
export function FindingsBeside({ field, accountIds, ...asked }: FindingsBesideProps) {
  const { t } = useTranslation('review');
  const { text } = asked;
  const say = useSayFinding();
  const looks = useLooks(accountIds, asked);
  const all = useMemo(() => gather(looks, text), [looks, text]);
  const found = all?.found ?? NONE;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useId();
  const focused = useFocusIn(field);
  const at = found.findIndex(({ key }) => key === chosen);
  const count = found.length;
  const summary = count === 0 ? '' : `${t('findings.count', { count })} · ${t(`findings.outcome.${all?.outcome ?? 'go'}`)}`;
  useSpoken(summary);

  const show = (index: number) => {
    const one = found[index];
    if (!one) return;
    setOpen(true);
    setChosen(one.key);
    const { why, todo } = say(one.finding);
    announce(t('findings.spoken', { number: index + 1, count, why, todo }));
    field.current?.focus();
    if (one.where !== null && isShown(one.where, text)) field.current?.setSelectionRange(one.where.start, one.where.end);
  };
  useShortcut('Ctrl+;', () => show((at + 1) % count), {
    label: t('findings.next'),
    group: t('findings.group'),
    enabled: focused && count > 0,
    hidden: true,
  });

  return (
    <div className={styles['beside']} data-findings={count}>
      {count > 0 && (
        <button
          type="button"
          className={styles['summary']}
          data-outcome={all?.outcome}
          aria-expanded={open}
          aria-controls={open ? list : undefined}
          onClick={() => setOpen(!open)}
        >
          <Icon name={all?.outcome === 'go' ? 'info' : 'warning'} size={16} />
          {summary}
          <Icon name="chevron" size={16} />
        </button>
      )}
      {count === 0 && all !== null && <span className={styles['calm']}>{t('findings.none')}</span>}
      {open && count > 0 && <FindingList id={list} found={found} of={accountIds} text={text} chosen={chosen} onShow={show} />}
      <FieldMarks field={field} text={text} found={found} current={at === -1 ? null : at} />
    </div>
  );
}

const NONE: readonly never[] = [];

/** Tells a screen reader, calmly, when there is something else to know than a moment ago. */
function useSpoken(summary: string): void {
  const last = useRef('');
  useEffect(() => {
    if (summary === last.current) return;
    last.current = summary;
    if (summary !== '') announce(summary);
  }, [summary]);
}
