import styles from './door.module.css';

/** Two people, a counter between them, and what they say: the product in one drawing. Decorative. */
export function VisAVisPicture() {
  return (
    <svg aria-hidden="true" className={styles['picture']} viewBox="0 0 360 260" fill="none">
      <path d="M20 232h320" stroke="var(--line)" strokeWidth="3" strokeLinecap="round" />
      <path d="M34 232v-40c0-30 20-48 46-48s46 18 46 48v40z" fill="var(--accent)" />
      <circle cx="80" cy="112" r="30" fill="var(--accent)" />
      <path d="M234 232v-40c0-30 20-48 46-48s46 18 46 48v40z" fill="var(--urgent-vivid)" opacity="0.9" />
      <circle cx="280" cy="112" r="30" fill="var(--urgent-vivid)" opacity="0.9" />
      <path d="M160 232v-30h40v30z" fill="var(--line)" />
      <path d="M150 198h60" stroke="var(--edge)" strokeWidth="4" strokeLinecap="round" />
      <g>
        <path d="M188 20h112a12 12 0 0 1 12 12v28a12 12 0 0 1-12 12h-8l-12 12v-12h-92a12 12 0 0 1-12-12V32a12 12 0 0 1 12-12z" fill="var(--sheet)" stroke="var(--line)" strokeWidth="2" />
        <path d="M194 38h96M194 54h60" stroke="var(--edge)" strokeWidth="5" strokeLinecap="round" />
      </g>
      <g>
        <path d="M48 8h104a12 12 0 0 1 12 12v36a12 12 0 0 1-12 12H92L80 80V68H48a12 12 0 0 1-12-12V20A12 12 0 0 1 48 8z" fill="var(--accent-soft)" stroke="var(--accent)" strokeWidth="2" />
        <path d="M54 26h90M54 40h62" stroke="var(--accent)" strokeWidth="5" strokeLinecap="round" />
        <text x="118" y="60" fill="var(--accent)" fontSize="13" fontWeight="700" textAnchor="start">
          — Inès
        </text>
      </g>
    </svg>
  );
}
