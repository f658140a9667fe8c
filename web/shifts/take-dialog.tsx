import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmSettingsView } from '../../src/shifts/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Select } from '../design/field.tsx';
import form from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useForm } from '../design/use-form.ts';
import { at } from '../inbox/use-people.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { openHelmDialog } from './helm-store.ts';
import { mayBeAt, mine, proposeUntil } from './helm-state.ts';
import { ProfileLine } from './profile-line.tsx';
import { helmsQuery, settingsQuery, takeHelm } from './requests.ts';
import { timeIn, UntilField, untilMoment } from './until-field.tsx';
import { useHelms } from './use-helms.ts';
import { useUndoWords } from './use-undo-words.ts';
import { useWallWords } from './use-wall-words.ts';
import { readTime } from './wall-time.ts';
import { firstWords, saysNothing, speakingIn, wordsToSay } from './words.ts';
import type { Words } from './words.ts';
import { WordsChoice } from './words-choice.tsx';

/** Taking the helm: of which account, until when, with which greeting. */
export function TakeDialog({ accountId, onClose }: { readonly accountId: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation('shifts');
  const { data: accounts } = useQuery(accountsQuery);
  const { data: settings } = useQuery({ ...settingsQuery(accountId ?? ''), enabled: accountId !== null });
  const account = accounts?.find((one) => one.accountId === accountId);
  const me = useMe().member.memberId;
  const helms = useHelms();
  const open = (accounts ?? []).filter((one) => {
    const helm = helms.get(one.accountId);
    return one.state !== 'disconnected' && (helm === undefined || mayBeAt(helm, me));
  });
  const title = account ? t('take.titleOf', { handle: account.handle }) : t('take.title');
  return (
    <Dialog title={title} open onClose={onClose} width="wide">
      {accountId === null && (
        <Select label={t('take.account')} value="" onChange={(event) => openHelmDialog({ kind: 'take', accountId: event.target.value })}>
          <option value="" disabled>
            {t('take.chooseAccount')}
          </option>
          {open.map((one) => (
            <option key={one.accountId} value={one.accountId}>
              {at(one.handle)}
            </option>
          ))}
        </Select>
      )}
      {accountId !== null && (account === undefined || settings === undefined) && <Skeleton height="12rem" />}
      {account && settings && <TakeForm key={account.accountId} account={account} settings={settings} onClose={onClose} />}
    </Dialog>
  );
}

interface Values {
  readonly until: string;
  readonly words: Words;
}
interface TakeFormProps {
  readonly account: AccountView;
  readonly settings: HelmSettingsView;
  readonly onClose: () => void;
}

function TakeForm({ account, settings, onClose }: TakeFormProps) {
  const { t } = useTranslation(['shifts', 'shell']);
  const { member } = useMe();
  const clock = useClock();
  const say = useWallWords();
  const client = useQueryClient();
  const done = useUndoWords();
  const refused = useRefusal<Values>(['until'], { 'until-past': 'until', 'until-too-far': 'until', 'too-long': 'words', empty: 'words' });
  const helm = useHelms().get(account.accountId);
  const proposed = proposeUntil(helm, member.memberId, clock.now);
  const { handle } = account;
  const state = useForm<Values>({
    initial: {
      until: timeIn(proposed.at, clock.zone),
      words: firstWords(settings, 'greeting', speakingIn(account.languages, member)),
    },
    check: ({ until, words }) => ({
      ...(readTime(until) === null && { until: t('take.wrongTime') }),
      ...(saysNothing(words) && { words: t('take.noWords') }),
    }),
    refused,
    send: async ({ until, words }) => {
      const taken = await takeHelm(account.accountId, { until: untilMoment(until, clock.zone), greeting: wordsToSay(words) });
      onClose();
      const publicationId = taken.joined ? null : taken.shift.greetingId;
      const time = say.hour(taken.shift.until);
      const text = taken.joined ? t('take.already', { handle }) : t('take.done', { handle, time });
      done(text, { kind: 'greeting', publicationId, seconds: account.undoDelaySeconds });
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    },
  });
  const { values, errors, set } = state;
  const already = mine(helm, member.memberId) !== undefined;
  return (
    <form noValidate onSubmit={state.submit} className={form['form']}>
      <ErrorSummary form={state} fields={[['until', 'helm-until']]} />
      <UntilField
        id="helm-until"
        value={values.until}
        onChange={(until) => set('until', until)}
        error={errors.until}
        planned={proposed.planned ? proposed.at : undefined}
      />
      <WordsChoice
        kind="greeting"
        accountId={account.accountId}
        settings={settings}
        value={values.words}
        onChange={(words) => set('words', words)}
        until={values.until}
        error={errors.words}
      />
      {settings.profileLine && <ProfileLine helm={helm} accountLanguage={account.languages[0]} />}
      <div className={form['actions']}>
        <Button type="submit" tone="primary" busy={state.sending} disabled={already}>
          {t(values.words.choice === 'silent' ? 'take.act' : 'take.actGreeting')}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  );
}
