import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../design/banner.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { useClock } from '../design/relative-time.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { isFailure } from '../api/failure.ts';
import { ImportedRows } from './imported-rows.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { useImport } from './use-import.ts';
import styles from './calendar-more.module.css';

const FAULTS = ['empty-file', 'not-text', 'no-text-column', 'too-many-rows'] as const;

/** Takes all posts away as a file, and brings a calendar from elsewhere: it is looked at first. */
export function CalendarFiles({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const { language } = useClock();
  const file = useRef<HTMLInputElement>(null);
  const { brought, rows, answers, phase, error, bring, answer, make } = useImport();
  const count = brought?.rows ?? 0;
  const sum = (becomes: (typeof rows)[number]['becomes']) => rows.filter((row) => row.becomes === becomes).length;
  const sums = { planned: sum('planned'), draft: sum('draft'), there: sum('there'), refused: sum('refused') };
  return (
    <Dialog title={t('files.title')} open onClose={onClose} width="wide">
      <div className={styles['files']}>
        <section>
          <h3>{t('files.import')}</h3>
          <p>{t('files.importLead')}</p>
          <div className={styles['acts']}>
            <input
              ref={file}
              type="file"
              accept=".csv,.tsv,.txt,.ics,text/csv,text/calendar"
              aria-label={t('files.choose')}
              className="visually-hidden"
              tabIndex={-1}
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                if (chosen) void bring(chosen);
                event.target.value = '';
              }}
            />
            <Button tone={brought === null ? 'primary' : 'plain'} busy={phase === 'reading'} onClick={() => file.current?.click()}>
              {t('files.choose')}
            </Button>
          </div>
          {error !== null && <FileFailure error={error} />}
          {phase === 'reading' && <p role="status">{t('files.reading')}</p>}
          {brought && (
            <>
              <p>
                {t('files.found', { file: brought.fileName, count })}{' '}
                {brought.unknownColumns.length > 0 && t('files.unknown', { names: brought.unknownColumns.join(', ') })}
              </p>
              {phase !== 'made' && <ImportQuestions rows={rows} answers={answers} onAnswer={answer} />}
              <p role="status">
                {phase === 'looking' && t('files.progress', { done: rows.length, count })}
                {phase === 'making' && t('files.making', { done: rows.length, count })}
                {phase === 'looked' && t('files.sums', sums)}
                {phase === 'made' && t('files.sumsMade', sums)}
              </p>
              <ImportedRows rows={rows} made={phase === 'made'} />
              {phase !== 'made' && (
                <div className={styles['acts']}>
                  <Button
                    tone="primary"
                    busy={phase === 'making'}
                    disabled={phase === 'looking' || sums.planned + sums.draft === 0}
                    onClick={() => void make()}
                  >
                    {t('files.make')}
                  </Button>
                </div>
              )}
            </>
          )}
        </section>
        <section>
          <h3>{t('files.export')}</h3>
          <p>{t('files.exportLead')}</p>
          <div className={styles['acts']}>
            {(['csv', 'ics'] as const).map((kind) => (
              <a key={kind} className={buttonClass()} href={`/api/v1/calendar.${kind}?language=${language}`} download={`visavis.${kind}`}>
                {t(`files.${kind}`)}
              </a>
            ))}
          </div>
        </section>
      </div>
    </Dialog>
  );
}

function FileFailure({ error }: { readonly error: Error }) {
  const { t } = useTranslation('calendar');
  const sentence = useFailureSentence();
  const fault = FAULTS.find((kind) => isFailure(error, kind));
  const { found, maximum } = isFailure(error) ? error.details : {};
  const said = Array.isArray(found) ? found.join(', ') : '';
  return (
    <Banner tone="urgent" announced>
      {fault === undefined ? sentence(error) : t(`files.failed.${fault}`, { found: said, maximum })}
    </Banner>
  );
}
