import styles from './small.module.css';

/** The shape of what is coming, so that nothing moves when it comes. Sizes are CSS lengths. */
export function Skeleton({ width = '100%', height = '1em', round = false }: { width?: string; height?: string; round?: boolean }) {
  return <span aria-hidden="true" className={styles['skeleton']} style={{ width, height, borderRadius: round ? '50%' : undefined }} />;
}
