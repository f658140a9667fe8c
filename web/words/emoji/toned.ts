/** Of five tones of skin, the lightest is 1. */
const TONES = ['', '\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];
const JOINER = '\u200D';

/** The same emoji with a tone of skin (0: none) on the first of its people, or on both. */
export function toned(emoji: string, people: 1 | 2, tone: number): string {
  const sign = TONES[tone] ?? '';
  if (sign === '') return emoji;
  const parts = emoji.split(JOINER);
  return parts.map((part, at) => (at === 0 || (people === 2 && at === parts.length - 1) ? withTone(part, sign) : part)).join(JOINER);
}

/** After the sign of the person; what asks for its colours is said by the tone. */
const withTone = (part: string, sign: string): string => {
  const [first = '', ...rest] = part;
  return first + sign + rest.join('').replace(/^\uFE0F/u, '');
};
