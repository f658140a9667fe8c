import { insertText } from '../insert-text.ts';
import { CompletionList } from './completion-list.tsx';
import type { Completing, Entry } from './entry.ts';
import type { Typed } from './typed-at.ts';
import { usePeopleEntries } from './use-people-entries.tsx';
import { useEmojiEntries, useHashtagEntries } from './use-word-entries.ts';

export interface CompletionOfProps {
  readonly field: HTMLTextAreaElement;
  readonly typed: Typed;
  readonly completing: Completing;
  readonly onLeave: () => void;
}

/** What completes what is being typed. */
export function CompletionOf(props: CompletionOfProps) {
  const { kind } = props.typed;
  return kind === 'person' ? <People {...props} /> : kind === 'emoji' ? <EmojiNames {...props} /> : <Hashtags {...props} />;
}

function People(props: CompletionOfProps) {
  const { entries, searching } = usePeopleEntries(props.typed.letters, props.completing);
  return <Found {...props} entries={entries} searching={searching} />;
}

function Hashtags(props: CompletionOfProps) {
  return <Found {...props} entries={useHashtagEntries(props.typed.letters, props.completing.accountIds)} searching={false} />;
}

function EmojiNames(props: CompletionOfProps) {
  return <Found {...props} entries={useEmojiEntries(props.typed.letters)} searching={false} />;
}

interface FoundProps extends CompletionOfProps {
  readonly entries: readonly Entry[];
  readonly searching: boolean;
}

function Found({ field, typed, entries, searching, onLeave }: FoundProps) {
  return (
    <CompletionList
      // Another word begins at its own first entry.
      key={typed.start}
      field={field}
      typed={typed}
      entries={entries}
      searching={searching}
      onLeave={onLeave}
      onTake={(entry) => {
        const next = field.value.charAt(typed.end);
        const words = entry.take();
        onLeave();
        // After a person the sentence goes on.
        insertText(field, typed.kind === 'person' && next === '' ? `${words} ` : words, typed);
      }}
    />
  );
}
