import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAccount, readingsQuery, startReading } from '../api/past.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { cx } from '../design/cx.ts';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { AccountWay } from './account-way.tsx';
import { FileButton } from './file-button.tsx';
import { sendFile } from './sending.ts';
import styles from './past.module.css';

/** In bytes. */
const LARGEST = 1024 * 1024 * 1024;

/** Where a reading begins: from a file, or from an account that is connected. */
export function StartPanel() {
  const { t } = useTranslation('past');
  const { organisation } = useMe();
  const zone = organisation.timeZone;
  const start = useStart(zone);
  return (
    <section className={styles['start']} aria-label={t('page.title')}>
      {start.refusal !== undefined && (
        <Banner tone="urgent" announced>
          {start.refusal}
        </Banner>
      )}
      <div className={styles['ways']}>
        <FileWay busy={start.busy} onFile={start.fromFile} />
        <AccountWay busy={start.busy} onAccount={start.fromAccount} />
      </div>
      <p className={styles['soft']}>
        {t('start.zone', { zone })} {t('page.kept')}
      </p>
    </section>
  );
}

function useStart(zone: string) {
  const { t } = useTranslation('past');
  const client = useQueryClient();
  const navigate = useNavigate();
  const sentence = useFailureSentence();
  const [refusal, setRefusal] = useState<string>();
  const open = async (readingId: string) => {
    await client.invalidateQueries({ queryKey: readingsQuery.queryKey });
    await navigate({ to: '/reglages/passe/$readingId', params: { readingId } });
  };
  const file = useMutation({
    mutationFn: async (chosen: File) => {
      const { readingId } = await startReading({ fileName: chosen.name.slice(-200), sizeBytes: chosen.size, zone });
      void sendFile(readingId, chosen, 0).then(() => client.invalidateQueries({ queryKey: readingsQuery.queryKey }));
      return readingId;
    },
    onSuccess: open,
    onError: (error) => setRefusal(sentence(error)),
  });
  const account = useMutation({
    mutationFn: async (accountId: string) => (await readAccount({ accountId, zone })).readingId,
    onSuccess: open,
    onError: (error) => setRefusal(sentence(error)),
  });
  return {
    refusal,
    busy: file.isPending || account.isPending,
    fromFile: (chosen: File) => {
      if (chosen.size === 0) return setRefusal(t('start.empty'));
      if (chosen.size > LARGEST) return setRefusal(t('start.tooLarge'));
      setRefusal(undefined);
      file.mutate(chosen);
    },
    fromAccount: (accountId: string) => {
      setRefusal(undefined);
      account.mutate(accountId);
    },
  };
}

function FileWay({ busy, onFile }: { readonly busy: boolean; readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('past');
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [over, setOver] = useState(false);
  return (
    <div
      className={cx(styles['way'], over && styles['wayOver'])}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file && !busy) onFile(file);
      }}
    >
      <h2>{t('start.file')}</h2>
      <p id={hint} className={styles['soft']}>
        {t('start.fileHint')}
      </p>
      <FileButton inputRef={input} describedBy={hint} busy={busy} onFile={onFile} label={t('start.choose')} />
      <span className={styles['soft']}>{t('start.drop')}</span>
    </div>
  );
}
