import styles from './past.module.css';

export interface Part {
  readonly name: string;
  readonly count: number;
  /** Which colour and pattern; said in words beside it too. */
  readonly look: 'accent' | 'line' | 'held';
}

/** Parts of a whole as one bar; the words under it say the same, so the picture is for the eye alone. */
export function ShareBar({ parts, words }: { readonly parts: readonly Part[]; readonly words: (part: Part) => string }) {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  let x = 0;
  return (
    <figure className={styles['share']}>
      <svg viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true" className={styles['shareBar']}>
        {whole > 0 &&
          parts.map((part) => {
            const width = (part.count / whole) * 1000;
            const drawn = <rect key={part.name} x={x} y={0} width={width} height={28} className={styles[`fill-${part.look}`]} />;
            x += width;
            return drawn;
          })}
      </svg>
      <figcaption>
        <ul className={styles['legend']}>
          {parts.map((part) => (
            <li key={part.name}>
              <span aria-hidden="true" className={styles[`key-${part.look}`]} />
              {part.name} <b>{words(part)}</b>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}
