import styles from './door.module.css';

/** Two people across a counter, and what they say, the answer signed: the product in one drawing. Decorative. */
export function VisAVisPicture() {
  return (
    <svg aria-hidden="true" className={styles['picture']} viewBox="0 0 380 270" fill="none">
      <ellipse cx="190" cy="250" rx="180" ry="14" fill="var(--sunken)" />
      <path d="M36 250v-42c0-34 22-54 50-54s50 20 50 54v42z" fill="var(--accent)" />
      <circle cx="88" cy="120" r="29" fill="var(--accent)" />
      <path d="M244 250v-42c0-34 22-54 50-54s50 20 50 54v42z" fill="var(--urgent-vivid)" />
      <circle cx="292" cy="120" r="29" fill="var(--urgent-vivid)" />
      <path d="M124 206h132a6 6 0 0 1 6 6v4a6 6 0 0 1-6 6H124a6 6 0 0 1-6-6v-4a6 6 0 0 1 6-6z" fill="var(--ink)" />
      <path d="M136 222h108v28H136z" fill="var(--line)" />
      <path
        d="M218 28h132a14 14 0 0 1 14 14v26a14 14 0 0 1-14 14h-42l-14 12 2-12h-78a14 14 0 0 1-14-14V42a14 14 0 0 1 14-14z"
        fill="var(--sheet)"
        stroke="var(--line)"
        strokeWidth="2"
      />
      <path d="M222 48h108M222 63h66" stroke="var(--edge)" strokeWidth="5" strokeLinecap="round" />
      <path
        d="M30 6h140a14 14 0 0 1 14 14v44a14 14 0 0 1-14 14h-68L86 92l2-14H30a14 14 0 0 1-14-14V20A14 14 0 0 1 30 6z"
        fill="var(--accent-soft)"
        stroke="var(--accent)"
        strokeWidth="2"
      />
      <path d="M34 26h118M34 41h76" stroke="var(--accent)" strokeWidth="5" strokeLinecap="round" />
      <text x="34" y="66" fill="var(--accent)" fontSize="14" fontWeight="700">
        — Inès
      </text>
    </svg>
  );
}
