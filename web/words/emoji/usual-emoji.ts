/** What the reader of this browser chose last, and the tone of skin. Storage that refuses is the page's memory. */
const KEY = 'visavis.emoji';
const MOST = 18;

export interface Usual {
  /** Without a tone, the last one first. */
  readonly recent: readonly string[];
  /** 0: none; 1 the lightest of five. */
  readonly tone: number;
}

let memory: Usual = { recent: [], tone: 0 };

export function readUsual(): Usual {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return memory;
    const { recent, tone }: { recent?: unknown; tone?: unknown } = value;
    const known = Array.isArray(recent) ? recent.filter((one): one is string => typeof one === 'string' && one.length < 50) : [];
    return { recent: known.slice(0, MOST), tone: typeof tone === 'number' && tone >= 0 && tone <= 5 ? Math.trunc(tone) : 0 };
  } catch {
    return memory;
  }
}

function keep(usual: Usual): Usual {
  memory = usual;
  try {
    localStorage.setItem(KEY, JSON.stringify(usual));
  } catch {
    // Full, or not allowed: the page remembers.
  }
  return usual;
}

export function chose(emoji: string): Usual {
  const { recent, tone } = readUsual();
  return keep({ tone, recent: [emoji, ...recent.filter((one) => one !== emoji)].slice(0, MOST) });
}
export const chooseTone = (tone: number): Usual => keep({ ...readUsual(), tone });
