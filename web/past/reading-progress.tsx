import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingView } from '../../src/past/schema.ts';
import { cancelReading, readingsQuery } from '../api/past.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { FileButton } from './file-button.tsx';
import { bytesIn, percentIn } from './figures.ts';
import { sendFile, stopSending, useSending } from './sending.ts';
import styles from './past.module.css';

/** How far a reading is: the file on its way, then its rows; and the way out of it. */
export function ReadingProgress({ reading }: { readonly reading: ReadingView }) {
  const { t, i18n } = useTranslation('past');
  const sending = useSending(reading.readingId);
  const language = i18n.language;
  const cancel = useCancel(reading.readingId);
  const uploading = reading.state === 'uploading';
  const sent = Math.max(sending?.sent ?? 0, reading.receivedBytes);
  if (uploading && sending === undefined) return <Interrupted reading={reading} onCancel={cancel.run} busy={cancel.busy} />;
  const share = uploading ? sent / reading.sizeBytes : reading.sizeBytes === 0 ? null : reading.readBytes / reading.sizeBytes;
  const words = uploading
    ? t('progress.uploading', { done: bytesIn(sent, language), all: bytesIn(reading.sizeBytes, language) })
    : reading.state === 'waiting'
      ? t('progress.waiting')
      : t('progress.reading', { count: reading.readRows, rows: reading.readRows.toLocaleString(language) });
  return (
    <section className={styles['progress']}>
      <p className={styles['progressWords']} role="status">
        {words}
      </p>
      <progress aria-label={t('progress.bar')} className={styles['bar']} max={1} {...(share === null ? {} : { value: share })} />
      <p className={styles['soft']}>{t('progress.leave')}</p>
      {sending !== undefined && sending.error !== null && (
        <Trouble reading={reading} sent={sent} error={sending.error} file={sending.file} />
      )}
      <Button onClick={cancel.run} busy={cancel.busy}>
        {t('progress.cancel')}
      </Button>
    </section>
  );
}

function useCancel(readingId: string) {
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => (stopSending(readingId), cancelReading(readingId)),
    onSettled: () => client.invalidateQueries({ queryKey: readingsQuery.queryKey }),
  });
  return { run: () => cancel.mutate(), busy: cancel.isPending };
}

interface TroubleProps {
  readonly reading: ReadingView;
  readonly sent: number;
  readonly error: unknown;
  readonly file: File;
}

function Trouble({ reading, sent, error, file }: TroubleProps) {
  const { t } = useTranslation('past');
  const sentence = useFailureSentence();
  const resume = () => void sendFile(reading.readingId, file, sent);
  return (
    <Banner tone="urgent" announced action={<Button onClick={resume}>{t('progress.retry')}</Button>}>
      {t('progress.trouble', { reason: sentence(error) })}
    </Banner>
  );
}

interface InterruptedProps {
  readonly reading: ReadingView;
  readonly onCancel: () => void;
  readonly busy: boolean;
}

/** The tab that sent it was closed: the same file goes on from where it was. */
function Interrupted({ reading, onCancel, busy }: InterruptedProps) {
  const { t, i18n } = useTranslation('past');
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState(false);
  const resume = (file: File) => {
    const same = file.size === reading.sizeBytes && file.name.slice(-200) === reading.fileName;
    setWrong(!same);
    if (same) void sendFile(reading.readingId, file, reading.receivedBytes);
  };
  return (
    <section className={styles['progress']}>
      <Banner
        tone="held"
        title={t('progress.interrupted', { percent: percentIn(reading.receivedBytes / reading.sizeBytes, i18n.language) })}
      >
        {t('progress.interruptedText')}
      </Banner>
      {wrong && (
        <Banner tone="urgent" announced>
          {t('progress.otherFile', { name: reading.fileName, size: bytesIn(reading.sizeBytes, i18n.language) })}
        </Banner>
      )}
      <div className={styles['acts']}>
        <FileButton inputRef={input} busy={false} label={t('progress.resume')} onFile={resume} />
        <Button onClick={onCancel} busy={busy}>
          {t('progress.cancel')}
        </Button>
      </div>
    </section>
  );
}
