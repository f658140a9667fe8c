import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmSettingsView, HelmView, ShiftView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { FieldFrame, Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { helmsQuery, noteQuery, offerHandOver } from './requests.ts';
import { ThreadBriefs } from './thread-briefs.tsx';
import { timeIn } from './until-field.tsx';
import { useSuccessors } from './use-successors.ts';
import { firstWords, saysNothing, speakingIn, wordsToSay } from './words.ts';
import type { Words } from './words.ts';
import { WordsChoice } from './words-choice.tsx';
import styles from './dialog.module.css';

interface HandOverDialogProps {
  readonly account: AccountView;
  readonly helm: HelmView;
  readonly shift: ShiftView;
  readonly settings: HelmSettingsView;
  readonly onClose: () => void;
}
interface Values {
  readonly to: string;
  readonly word: string;
  readonly words: Words;
}

/** Offering the helm to the next person: who, with which note, and the goodbye with which one goes when it is confirmed. */
export function HandOverDialog({ account, helm, shift, settings, onClose }: HandOverDialogProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const { handle, accountId } = account;
  const { member } = useMe();
  const me = member.memberId;
  const clock = useClock();
  const client = useQueryClient();
  const refused = useRefusal<Values>([], { 'no-such-member': 'to', 'not-on-team': 'to' });
  const successors = useSuccessors(helm);
  const { data: note } = useQuery(noteQuery(accountId));
  const state = useForm<Values>({
    initial: {
      to: successors[0]?.memberId ?? '',
      word: '',
      words: firstWords(settings, 'goodbye', speakingIn(account.languages, member)),
    },
    check: ({ words }) => (saysNothing(words) ? { words: t('take.noWords') } : {}),
    refused,
    send: async ({ to, word, words }) => {
      await offerHandOver(shift.shiftId, { toMemberId: to === '' ? null : to, word, goodbye: wordsToSay(words) });
      onClose();
      const name = successors.find(({ memberId }) => memberId === to)?.name ?? t('handOver.nobody');
      toast({ text: t('handOver.done', { name }) });
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    },
  });
  const { values, set, errors } = state;
  return (
    <Dialog title={t('handOver.title', { handle })} open onClose={onClose} width="wide">
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={[['to', 'hand-over-to']]} />
        <Select
          id="hand-over-to"
          label={t('handOver.to')}
          error={errors.to}
          value={values.to}
          onChange={(event) => set('to', event.target.value)}
        >
          {successors.map((one) => (
            <option key={one.memberId} value={one.memberId}>
              {one.words}
            </option>
          ))}
          <option value="">{t('handOver.anybody')}</option>
        </Select>
        <section className={styles['note']} aria-label={t('handOver.threads')}>
          <h3>{t('handOver.threads')}</h3>
          {note === undefined && <Skeleton height="3rem" />}
          {note?.threads.length === 0 && <p>{t('handOver.noThreads')}</p>}
          {note !== undefined && note.threads.length > 0 && (
            <>
              <ThreadBriefs threads={note.threads} holder={me} onFollow={onClose} />
              <p className={styles['quiet']}>{t('handOver.threadsHint')}</p>
            </>
          )}
          {note !== undefined && note.waiting > 0 && <p className={styles['quiet']}>{t('handOver.waiting', { count: note.waiting })}</p>}
        </section>
        <FieldFrame label={t('handOver.word')} hint={t('handOver.wordHint')}>
          {(control) => (
            <textarea
              id={control.id}
              className={form['input']}
              rows={3}
              maxLength={4_000}
              aria-describedby={control.describedBy}
              value={values.word}
              onChange={(event) => set('word', event.target.value)}
            />
          )}
        </FieldFrame>
        <WordsChoice
          kind="goodbye"
          accountId={accountId}
          settings={settings}
          value={values.words}
          onChange={(words) => set('words', words)}
          until={timeIn(Date.parse(shift.until), clock.zone)}
          error={errors.words}
        />
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('handOver.act')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
