import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HandOverView, HelmSettingsView, HelmView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { useForm } from '../design/use-form.ts';
import { leases } from '../inbox/live/leases.ts';
import { addressOf } from '../inbox/place.ts';
import { usePeople } from '../inbox/use-people.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { DeclineForm } from './decline-form.tsx';
import { mine, proposeUntil } from './helm-state.ts';
import { HandOverContent } from './hand-over-content.tsx';
import { confirmHandOver, helmsQuery } from './requests.ts';
import { timeIn, UntilField, untilMoment } from './until-field.tsx';
import { useUndoWords } from './use-undo-words.ts';
import { readTime } from './wall-time.ts';
import { firstWords, saysNothing, SILENT, speakingIn, wordsToSay } from './words.ts';
import type { Words } from './words.ts';
import { WordsChoice } from './words-choice.tsx';

interface ConfirmDialogProps {
  readonly account: AccountView;
  readonly helm: HelmView;
  readonly handOver: HandOverView;
  readonly settings: HelmSettingsView;
  readonly onClose: () => void;
}
interface Values {
  readonly until: string;
  readonly words: Words;
}

/** What a colleague hands over, and confirming it: from then on helm and threads are one's own. */
export function ConfirmDialog({ account, helm, handOver, settings, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const { handle, accountId, languages } = account;
  const { member } = useMe();
  const me = member.memberId;
  const clock = useClock();
  const client = useQueryClient();
  const navigate = useNavigate();
  const done = useUndoWords();
  const { name } = usePeople()(handOver.fromMemberId);
  const [declining, setDeclining] = useState(false);
  const already = mine(helm, me);
  const proposed = proposeUntil(helm, me, clock.now);
  const refused = useRefusal<Values>(['until'], { 'until-past': 'until', 'until-too-far': 'until', 'too-long': 'words', empty: 'words' });
  const state = useForm<Values>({
    initial: {
      until: timeIn(already ? Math.max(clock.now + 60_000, Date.parse(already.until)) : proposed.at, clock.zone),
      words: already ? SILENT : firstWords(settings, 'greeting', speakingIn(languages, member)),
    },
    check: ({ until, words }) => ({
      ...(readTime(until) === null && { until: t('take.wrongTime') }),
      ...(saysNothing(words) && { words: t('take.noWords') }),
    }),
    refused,
    send: async ({ until, words }) => {
      const taking = { until: untilMoment(until, clock.zone), greeting: wordsToSay(words) };
      const { shift, conversationIds } = await confirmHandOver(handOver.handOverId, taking);
      for (const id of conversationIds) leases.hold(id);
      onClose();
      const text = t('confirm.done', { handle, count: conversationIds.length });
      done(text, { kind: 'greeting', publicationId: already ? null : shift.greetingId, seconds: account.undoDelaySeconds });
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['conversations'] });
      // Leases are kept alive where conversations are answered.
      const conversationId = conversationIds[0];
      if (conversationId)
        await navigate(addressOf({ list: 'mine', q: '', conversationId, account: undefined, speaker: undefined, card: false }));
    },
  });
  const { values, errors, set } = state;
  const title = t(handOver.leaverGone ? 'confirm.titleLeft' : 'confirm.title', { name, handle });
  return (
    <Dialog title={title} open onClose={onClose} width="wide">
      <HandOverContent handOver={handOver} name={name} onFollow={onClose} />
      {declining ? (
        <DeclineForm handOver={handOver} name={name} onBack={() => setDeclining(false)} onClose={onClose} />
      ) : (
        <form noValidate onSubmit={state.submit} className={form['form']}>
          <ErrorSummary form={state} fields={[['until', 'confirm-until']]} />
          {already === undefined && (
            <>
              <UntilField
                id="confirm-until"
                value={values.until}
                onChange={(until) => set('until', until)}
                error={errors.until}
                planned={proposed.planned ? proposed.at : undefined}
              />
              <WordsChoice
                kind="greeting"
                accountId={accountId}
                settings={settings}
                value={values.words}
                onChange={(words) => set('words', words)}
                until={values.until}
                error={errors.words}
              />
            </>
          )}
          <div className={form['actions']}>
            <Button type="submit" tone="primary" busy={state.sending}>
              {t(already === undefined ? 'confirm.act' : 'confirm.actStay')}
            </Button>
            {!handOver.leaverGone && <Button onClick={() => setDeclining(true)}>{t('confirm.decline')}</Button>}
            <Button tone="quiet" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
