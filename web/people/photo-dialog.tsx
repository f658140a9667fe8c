import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, membersQuery, putMyPhoto, type Crop } from '../api/people.ts';
import { Button } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/field.module.css';
import { Icon } from '../design/icon.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { cropOf, firstFraming, zoomLimit, type Framing, type Size } from './crop.ts';
import { PHOTO_BYTES_MAXIMUM, PHOTO_SIDE_MINIMUM } from './form-rules.ts';
import { PhotoCropper } from './photo-cropper.tsx';
import styles from './photo.module.css';

interface Chosen {
  readonly file: File;
  readonly url: string;
  readonly size: Size;
}

interface PhotoDialogProps {
  readonly onClose: () => void;
  /** Of another picture than one's own. */
  readonly title?: string;
  /** Where it goes; absent: it becomes one's own photo. */
  readonly put?: (file: Blob, crop: Crop) => Promise<void>;
}

/** Chooses a photo, cuts it, and sends it; what is wrong with it is said before or after, never silently. */
export function PhotoDialog({ title, put, onClose }: PhotoDialogProps) {
  const { t } = useTranslation(['people', 'shell']);
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [chosen, setChosen] = useState<Chosen>();
  const [framing, setFraming] = useState<Framing>();
  const [wrong, setWrong] = useState<string>();
  const [sending, setSending] = useState(false);
  const url = chosen?.url;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);

  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    const problem = file.size > PHOTO_BYTES_MAXIMUM ? 'tooHeavy' : await readSize(file);
    if (typeof problem === 'string') return setWrong(t(`photo.${problem}`));
    if (Math.min(problem.size.width, problem.size.height) < PHOTO_SIDE_MINIMUM)
      return setWrong(t('photo.tooSmall', { count: PHOTO_SIDE_MINIMUM }));
    setWrong(undefined);
    setChosen(problem);
    setFraming(firstFraming(problem.size));
  };
  const send = async () => {
    if (chosen === undefined || framing === undefined || sending) return;
    setSending(true);
    try {
      const keep = put ?? putMyPhoto;
      await keep(chosen.file, cropOf(chosen.size, framing));
      await Promise.all([meQuery, membersQuery].map(async ({ queryKey }) => await client.invalidateQueries({ queryKey })));
      toast({ text: t('photo.saved') });
      onClose();
    } catch (error) {
      setWrong(sentence(error));
    } finally {
      setSending(false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void choose(event.dataTransfer.files[0]);
  };
  return (
    <Dialog title={title ?? t('photo.title')} open onClose={onClose}>
      <div className={form['form']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        {wrong !== undefined && (
          <p role="alert" className={form['error']}>
            <Icon name="warning" size={16} /> {wrong}
          </p>
        )}
        {chosen !== undefined && framing !== undefined && (
          <PhotoCropper
            url={chosen.url}
            size={chosen.size}
            framing={framing}
            most={zoomLimit(chosen.size, PHOTO_SIDE_MINIMUM)}
            onChange={setFraming}
          />
        )}
        <label className={cx(styles['choose'], chosen !== undefined && styles['again'])}>
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
          <strong>{chosen === undefined ? t('photo.choose') : t('photo.chooseOther')}</strong>
          {chosen === undefined && <span>{t('photo.hint')}</span>}
        </label>
        <p className={form['hint']}>{t('photo.stripped')}</p>
        <div className={form['actions']}>
          <Button tone="primary" disabled={chosen === undefined} busy={sending} onClick={() => void send()}>
            {t('photo.save')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** What the browser sees in the file, upright; the word for what is wrong when it sees nothing. */
async function readSize(file: File): Promise<Chosen | 'heic' | 'notImage'> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    if (image.naturalWidth > 0) return { file, url, size: { width: image.naturalWidth, height: image.naturalHeight } };
  } catch {
    // Said below.
  }
  URL.revokeObjectURL(url);
  return /\.hei[cf]$/iu.test(file.name) || /hei[cf]/u.test(file.type) ? 'heic' : 'notImage';
}
