import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmSettingsView, HelmView, ShiftView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { openHelmDialog } from './helm-store.ts';
import { isOver } from './helm-state.ts';
import { endShift, helmsQuery, noteQuery } from './requests.ts';
import { timeIn } from './until-field.tsx';
import { useUndoWords } from './use-undo-words.ts';
import { useWallWords } from './use-wall-words.ts';
import { firstWords, saysNothing, speakingIn, wordsToSay } from './words.ts';
import type { Words } from './words.ts';
import { WordsChoice } from './words-choice.tsx';
import styles from './dialog.module.css';

interface EndDialogProps {
  readonly account: AccountView;
  readonly helm: HelmView;
  readonly shift: ShiftView;
  readonly settings: HelmSettingsView;
  readonly onClose: () => void;
}

/** Leaving the helm: what it means for the threads and for whoever stays, with a goodbye or without. */
export function EndDialog({ account, helm, shift, settings, onClose }: EndDialogProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const { member } = useMe();
  const { handle, accountId } = account;
  const clock = useClock();
  const say = useWallWords();
  const client = useQueryClient();
  const done = useUndoWords();
  const refused = useRefusal<{ words: Words }>([], { 'too-long': 'words', empty: 'words' });
  const { data: note } = useQuery(noteQuery(accountId));
  const state = useForm<{ words: Words }>({
    initial: { words: firstWords(settings, 'goodbye', speakingIn(account.languages, member)) },
    check: ({ words }) => (saysNothing(words) ? { words: t('take.noWords') } : {}),
    refused,
    send: async ({ words }) => {
      const ended = await endShift(shift.shiftId, wordsToSay(words));
      onClose();
      done(t('end.done', { handle }), { kind: 'goodbye', publicationId: ended.goodbyeId, seconds: account.undoDelaySeconds });
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    },
  });
  const { words } = state.values;
  const threads = note?.threads.length ?? 0;
  const until = new Date(shift.until);
  return (
    <Dialog title={t('end.title', { handle })} open onClose={onClose} width="wide">
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[]} />
        <ul className={styles['consequences']}>
          {!isOver(shift, clock.now) && <li>{t('end.early', { time: say.hour(shift.until) })}</li>}
          {threads > 0 && <li>{t('end.threads', { count: threads })}</li>}
          {helm.atHelm.length === 1 && <li>{t('end.alone')}</li>}
        </ul>
        <WordsChoice
          kind="goodbye"
          accountId={accountId}
          settings={settings}
          value={words}
          onChange={(next) => state.set('words', next)}
          until={timeIn(until.getTime(), clock.zone)}
          error={state.errors.words}
        />
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t(words.choice === 'silent' ? 'end.act' : 'end.actGoodbye')}
          </Button>
          {shift.state === 'taken' && (
            <Button onClick={() => openHelmDialog({ kind: 'hand-over', accountId, shiftId: shift.shiftId })}>{t('strip.handOver')}</Button>
          )}
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
