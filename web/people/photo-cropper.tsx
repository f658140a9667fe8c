import { useRef, type PointerEvent, type WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { drag, placeBehind, zoomTo, type Framing, type Size } from './crop.ts';
import styles from './photo.module.css';

/** Side of the window, in pixels: it fits in the narrowest screen. */
const WINDOW = 232;
const PREVIEWS = [88, 36] as const;

interface PhotoCropperProps {
  readonly url: string;
  readonly size: Size;
  readonly framing: Framing;
  readonly most: number;
  readonly onChange: (framing: Framing) => void;
}

/** The photo behind a round window: moved by a finger, a mouse or the three sliders, which do all of it from the keyboard. */
export function PhotoCropper({ url, size, framing, most, onChange }: PhotoCropperProps) {
  const { t } = useTranslation('people');
  const pointers = useRef(new Map<number, readonly [number, number]>());

  const begin = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, [event.clientX, event.clientY]);
  };
  const move = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return;
    const now = [event.clientX, event.clientY] as const;
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    if (other === undefined) onChange(drag(size, framing, { by: [now[0] - before[0], now[1] - before[1]], window: WINDOW }));
    else onChange(zoomTo(size, framing, (framing.zoom * distance(now, other)) / Math.max(1, distance(before, other)), most));
  };
  const end = (event: PointerEvent) => void pointers.current.delete(event.pointerId);
  const wheel = (event: WheelEvent) => onChange(zoomTo(size, framing, framing.zoom * (event.deltaY < 0 ? 1.08 : 0.93), most));

  const sliders = [
    {
      id: 'zoom',
      label: t('photo.zoom'),
      value: framing.zoom,
      from: 1,
      to: most,
      set: (zoom: number) => zoomTo(size, framing, zoom, most),
    },
    { id: 'across', label: t('photo.across'), value: framing.across, from: 0, to: 1, set: (across: number) => ({ ...framing, across }) },
    { id: 'down', label: t('photo.down'), value: framing.down, from: 0, to: 1, set: (down: number) => ({ ...framing, down }) },
  ];
  return (
    <div className={styles['cropper']}>
      <div
        className={styles['window']}
        style={{ width: WINDOW, height: WINDOW }}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onWheel={wheel}
      >
        <img src={url} alt="" draggable={false} style={placeBehind(size, framing, WINDOW)} />
      </div>
      <div className={styles['sliders']}>
        {sliders.map(({ id, label, value, from, to, set }) => (
          <label key={id}>
            {label}
            <input
              type="range"
              min={from}
              max={to}
              step={(to - from) / 100 || 1}
              value={value}
              disabled={to === from}
              onChange={(event) => onChange(set(Number(event.target.value)))}
            />
          </label>
        ))}
        <figure className={styles['previews']}>
          <figcaption>{t('photo.preview')}</figcaption>
          {PREVIEWS.map((side) => (
            <span key={side} className={styles['preview']} style={{ width: side, height: side }}>
              <img src={url} alt="" style={placeBehind(size, framing, side)} />
            </span>
          ))}
        </figure>
      </div>
    </div>
  );
}

const distance = (one: readonly [number, number], other: readonly [number, number]) => Math.hypot(one[0] - other[0], one[1] - other[1]);
