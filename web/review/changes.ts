/** What changed between two wordings as it is read: whole stretches, not word by word where hardly a word was kept. */
import { differences } from '../posts/differences.ts';

export interface Change {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
  /** The same for the same place of the same change. */
  readonly key: string;
}

/** Of all signs that are not spaces, when fewer than this share was kept, it is another text. */
const ANOTHER_TEXT = 0.3;

const inked = (text: string): number => text.replaceAll(/\s+/gu, '').length;

export function changesOf(before: string, after: string): Change[] {
  const pieces = differences(before, after);
  const kept = pieces.reduce((sum, { kind, text }) => (kind === 'same' ? sum + inked(text) : sum), 0);
  if (before !== after && kept < ANOTHER_TEXT * Math.max(inked(before), inked(after))) {
    return stretch(before, after, 0);
  }
  const changes: Change[] = [];
  let [gone, fresh] = ['', ''];
  pieces.forEach(({ kind, text }, index) => {
    // A space between two changed words is part of what changed.
    const between = kind === 'same' && text.trim() === '' && gone + fresh !== '' && index < pieces.length - 1;
    if (kind === 'same' && !between) {
      changes.push(...stretch(gone, fresh, index), { kind, text, key: `${index}` });
      [gone, fresh] = ['', ''];
    } else {
      if (kind !== 'new') gone += text;
      if (kind !== 'gone') fresh += text;
    }
  });
  return [...changes, ...stretch(gone, fresh, pieces.length)];
}

function stretch(gone: string, fresh: string, at: number): Change[] {
  const both: Change[] = [
    { kind: 'gone', text: gone, key: `${at}-` },
    { kind: 'new', text: fresh, key: `${at}+` },
  ];
  return both.filter(({ text }) => text !== '');
}
