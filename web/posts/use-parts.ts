import { useCallback, useMemo, useState } from 'react';
import type { MentionableView } from '../../src/circles/schema.ts';
import type { PostContentView, SpeakingView } from '../../src/posts/schema.ts';
import { frenchSpacing, MOST_PARTS, numberOf, withMention } from '../../src/posts/wording/index.ts';
import type { Mention } from '../../src/posts/wording/index.ts';
import { useAccountsById } from '../inbox/use-people.ts';
import { partsFor, splitFor } from './parts.ts';
import type { Parts, Saying } from './parts.ts';
import type { WordingState } from './use-wording.ts';

/** As `PartField` wants it. */
export interface PartSaying extends Saying {
  /** Has somebody meant by the words that it answers. */
  readonly mention: (person: MentionableView) => string;
}

const NOBODY: readonly Mention[] = [];

/** The parts that are being written: those of all accounts, or those of one, and what can be done with them. */
export function useParts(wording: WordingState, speaking: readonly SpeakingView[] | undefined) {
  const accounts = useAccountsById();
  const [of, writeFor] = useState<string>('');
  const { content, accountIds, change } = wording;
  const { versions, mentions = NOBODY, numbered = false, contentWarning } = content;
  const apart = accountIds.includes(of) ? of : '';
  const parts = apart === '' ? content.parts : partsFor(content, apart);
  const own = versions.some(({ accountId }) => accountId === apart);
  const chosen = useMemo(() => (speaking ?? []).filter((one) => accountIds.includes(one.accountId)), [speaking, accountIds]);
  // What all say must fit where nobody wrote anything else.
  const concerned = useMemo(
    () =>
      apart === ''
        ? chosen.filter((one) => !versions.some(({ accountId }) => accountId === one.accountId))
        : chosen.filter((one) => one.accountId === apart),
    [apart, chosen, versions],
  );
  const networkOf = useCallback((accountId: string) => accounts.get(accountId)?.network ?? '', [accounts]);

  /** Over the latest words, drawn or not. */
  const write = (next: (parts: Parts) => Parts, how?: 'typed') =>
    change((latest) => {
      const written = next([...(apart === '' ? latest.parts : partsFor(latest, apart))]);
      if (apart === '') return { parts: written };
      const others = latest.versions.filter(({ accountId }) => accountId !== apart);
      return { versions: [...others, { accountId: apart, parts: written }] };
    }, how);
  /** Who is meant stands beside the words; they are written as the first account has it that speaks. */
  const mention = (person: MentionableView): string => {
    let written = '';
    change((latest) => {
      const texts = [...latest.parts, ...latest.versions.flatMap((version) => version.parts)].map(({ text }) => text);
      const preferred = networkOf(concerned[0]?.accountId ?? '');
      const { mentions: meant, as } = withMention(latest.mentions ?? NOBODY, person, { preferred, texts });
      written = `@${as}`;
      return { mentions: [...meant] as NonNullable<PostContentView['mentions']> };
    });
    return written;
  };
  const sayingOf = (index: number, count: number): PartSaying => ({
    mentions,
    number: numbered ? numberOf(index, count) : '',
    contentWarning,
    networkOf,
    mention,
  });
  return {
    apart,
    own,
    parts,
    chosen,
    concerned,
    writeFor,
    sayingOf,
    setText: (index: number, text: string) => write((all) => all.map((part, at) => (at === index ? { ...part, text } : part)), 'typed'),
    add: () => write((all) => [...all, { text: '' }]),
    remove: (index: number) => write((all) => all.toSpliced(index, 1)),
    split: (index: number) =>
      write((all) => {
        // Cut, it is a thread, of which each part has a number.
        const cut = splitFor(all[index]?.text ?? '', concerned, sayingOf(0, 2));
        if (!cut || all.length - 1 + cut.length > MOST_PARTS) return all;
        // What stands with the part goes with its first words.
        return all.toSpliced(index, 1, ...cut.map((part, at) => (at === 0 ? Object.assign({}, all[index], part) : part)));
      }),
    space: () => write((all) => all.map((part) => ({ ...part, text: frenchSpacing(part.text) }))),
    forgetOwn: () => change((latest) => ({ versions: latest.versions.filter(({ accountId }) => accountId !== apart) })),
  };
}
