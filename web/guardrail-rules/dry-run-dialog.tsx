import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryRunRequest } from '../../src/guardrails/schema.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { DryRunResult } from './dry-run-result.tsx';
import { dryRun } from './requests.ts';
import { changesOf, type Wishes } from './wishes.ts';
import styles from './rules.module.css';

const DAYS = [7, 30, 92] as const;
type Latitude = DryRunRequest['latitude'];
const LATITUDES: readonly Latitude[] = ['apprentice', 'autonomous', 'referent'];

interface DryRunDialogProps {
  readonly accountId: string | null;
  readonly wishes: Wishes;
  readonly onApply: () => Promise<void>;
  readonly onClose: () => void;
}

/** What the wished settings would have done with messages that left already: tried before anything is applied. */
export function DryRunDialog({ accountId, wishes, onApply, onClose }: DryRunDialogProps) {
  const { t } = useTranslation(['guardrailRules', 'guardrails', 'shell']);
  const sentence = useFailureSentence();
  const [latitude, setLatitude] = useState<Latitude>('autonomous');
  const [days, setDays] = useState<(typeof DAYS)[number]>(30);
  const [applying, setApplying] = useState(false);
  const run = useMutation({ mutationFn: () => dryRun({ accountId, latitude, changes: changesOf(wishes, accountId), days }) });
  const apply = async () => {
    setApplying(true);
    await onApply();
  };
  return (
    <Dialog title={t('dryRun.title')} open onClose={onClose} width="wide">
      <div className={form['form']}>
        <p className={form['hint']}>{t('dryRun.lead')}</p>
        {wishes.size === 0 && <p className={form['hint']}>{t('dryRun.now')}</p>}
        <div className={styles['asked']}>
          <Select
            label={t('dryRun.days')}
            width="medium"
            value={days}
            onChange={({ target }) => setDays(DAYS.find((one) => String(one) === target.value) ?? 30)}
          >
            {DAYS.map((one) => (
              <option key={one} value={one}>
                {t(`dryRun.days-${one}`)}
              </option>
            ))}
          </Select>
          <Select
            label={t('dryRun.latitude')}
            width="medium"
            value={latitude}
            onChange={({ target }) => setLatitude(LATITUDES.find((one) => one === target.value) ?? 'autonomous')}
          >
            {LATITUDES.map((one) => (
              <option key={one} value={one}>
                {t(`guardrails:latitude.${one}`)}
              </option>
            ))}
          </Select>
          <Button tone={run.data === undefined ? 'primary' : 'plain'} busy={run.isPending} onClick={() => run.mutate()}>
            {t(run.data === undefined ? 'dryRun.run' : 'dryRun.again')}
          </Button>
        </div>
        <div role="status">
          {run.isPending && (
            <>
              <p>{t('dryRun.reading')}</p>
              <Skeleton height="6rem" />
            </>
          )}
          {run.error !== null && !run.isPending && <Banner tone="urgent">{sentence(run.error)}</Banner>}
          {run.data !== undefined && !run.isPending && <DryRunResult result={run.data} compared={wishes.size > 0} />}
        </div>
        <div className={form['actions']}>
          {wishes.size > 0 && (
            <Button tone={run.data === undefined ? 'plain' : 'primary'} busy={applying} onClick={() => void apply()}>
              {t('bar.apply')}
            </Button>
          )}
          <Button tone="quiet" onClick={onClose}>
            {t('shell:close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
