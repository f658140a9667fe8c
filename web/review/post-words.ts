/** A post as it will be read: each wording once, with the accounts that say it so. */
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { spokenParts } from '../../src/posts/wording/index.ts';
import type { SignedWords } from './as-read.ts';

interface Sayer extends Pick<SpeakingView, 'accountId' | 'signature'> {
  readonly network: string;
  /** As it is called on screen. */
  readonly name: string;
}

export interface Wording {
  readonly from: readonly string[];
  /** To everybody. */
  readonly to: null;
  readonly parts: readonly SignedWords[];
}

/** In the order of the accounts. */
export function wordingsOf(content: PostContentView, sayers: readonly Sayer[]): Wording[] {
  const wordings = new Map<string, Wording>();
  for (const sayer of sayers) {
    const { text: mark, separator, stands } = sayer.signature;
    const before = mark !== '' && stands === 'start' ? `${mark}${separator}` : '';
    const after = mark !== '' && stands === 'end' ? `${separator}${mark}` : '';
    const parts = spokenParts(content, sayer).map(({ text }) => ({ before, text: text.trim(), after }));
    const key = JSON.stringify(parts);
    wordings.set(key, { from: [...(wordings.get(key)?.from ?? []), sayer.name], to: null, parts });
  }
  return [...wordings.values()];
}
