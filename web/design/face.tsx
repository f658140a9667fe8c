import { useState } from 'react';
import { colourOf, monogram } from './colour-of.ts';
import { cx } from './cx.ts';
import styles from './face.module.css';

interface FaceProps {
  /** Chooses the colour. */
  readonly id: string;
  readonly name: string;
  /** Letters to show; by default those of the name. */
  readonly initials?: string | undefined;
  readonly pictureUrl?: string | null | undefined;
  /** Side in pixels. */
  readonly size?: 20 | 24 | 28 | 36 | 48 | 64 | 88 | 128;
  readonly className?: string | undefined;
}

/** A person: round, always. Decorative, since the name stands beside it; give `title` through the text around it. */
export function Face(props: FaceProps) {
  return <Picture {...props} shape={styles['face']} letters={props.initials ?? monogram(props.name)} />;
}

/** An account of the organisation: square, always. */
export function AccountMark(props: FaceProps) {
  return <Picture {...props} shape={styles['mark']} letters={props.initials ?? monogram(props.name).slice(0, 1)} />;
}

function Picture({ id, letters, pictureUrl, size = 36, shape, className }: FaceProps & { shape: string | undefined; letters: string }) {
  const [broken, setBroken] = useState(false);
  const style = { width: size, height: size, fontSize: Math.round(size * 0.38), backgroundColor: colourOf(id) };
  if (pictureUrl !== null && pictureUrl !== undefined && !broken) {
    return (
      <img
        src={pictureUrl}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        referrerPolicy="no-referrer"
        className={cx(shape, className)}
        onError={() => setBroken(true)}
      />
    );
  }
  return (
    <span aria-hidden="true" className={cx(shape, className)} style={style}>
      {letters}
    </span>
  );
}
