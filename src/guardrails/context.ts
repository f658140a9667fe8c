import type { Hours } from './outcome.ts';
import { matchWords } from './lexicons/index.ts';
import type { OwnWord } from './own-words.ts';
import { prepareText } from './text/prepared-text.ts';
import type { PreparedText } from './text/prepared-text.ts';
import type { Voice } from './voice/voice.ts';

/** What a link of the draft gave when it was asked, outside the rules, with bounds. */
export interface LinkCheck {
  readonly url: string;
  readonly result:
    | { readonly kind: 'fine' }
    | { readonly kind: 'fails'; readonly status: number | null }
    | { readonly kind: 'redirects'; readonly to: string };
}

/** What somebody wants to say. */
export interface DraftText {
  readonly text: string;
  /** As its author says; read from the words where they tell. */
  readonly language?: string | null;
  readonly visibility?: 'public' | 'unlisted' | 'followers' | 'private';
  /** One entry an image or a video; null where the alternative text is missing. */
  readonly media?: readonly { readonly alt: string | null }[];
  readonly links?: readonly LinkCheck[];
}

export interface SpeakingAccount {
  readonly id: string;
  readonly handle?: string | null;
  /** What readers must find under each message: `^IN`, `Inès`; null where this draft needs none, or it is added by itself. */
  readonly signature?: string | null;
  readonly voice?: Voice | null;
  /** The voice was learned from this very draft too: it left long ago. */
  readonly learned?: boolean;
  /** Our other accounts, by handle. */
  readonly others?: readonly string[];
}

/** When it would leave. Times in epoch ms. */
export interface Moment {
  readonly at: number | null;
  readonly hours: Hours | 'unknown';
  readonly closesAt?: number | null;
}

/** What the draft answers. */
export interface AnsweredThread {
  readonly text: string;
  readonly language?: string | null;
  /** The name under which the correspondent is greeted. */
  readonly name?: string | null;
  /** Private messages of this correspondent and account. */
  readonly privateTexts?: readonly string[];
  /** Texts that are open in the author's other tabs. */
  readonly openElsewhere?: readonly string[];
}

/** What goes on now, as it was published. */
export interface OngoingSituation {
  readonly text: string;
  /** People were hurt, or may have been. */
  readonly grave: boolean;
}

export interface OwnLists {
  readonly words?: readonly OwnWord[];
  readonly brands?: readonly string[];
  /** Hashtags that others have taken over, without `#`. */
  readonly takenHashtags?: readonly string[];
}

export interface SentText {
  readonly text: string;
  readonly at: number;
}

export interface Situation extends OngoingSituation {
  readonly prepared: PreparedText;
}

/** All that a rule may look at, made ready once. */
export interface Context {
  readonly draft: Required<Omit<DraftText, 'text' | 'language'>>;
  readonly text: PreparedText;
  readonly account: SpeakingAccount;
  readonly moment: Moment;
  readonly thread: (AnsweredThread & { readonly prepared: PreparedText }) | null;
  readonly situations: readonly Situation[];
  readonly lists: OwnLists;
  /** What the account said lately, the latest last. */
  readonly sent: readonly SentText[];
}

export interface ContextParts {
  readonly draft: DraftText;
  readonly account?: SpeakingAccount;
  readonly moment?: Moment;
  readonly thread?: AnsweredThread | null;
  readonly situations?: readonly OngoingSituation[];
  readonly lists?: OwnLists;
  readonly sent?: readonly SentText[];
}

const NO_ACCOUNT: SpeakingAccount = { id: '' };
const NO_MOMENT: Moment = { at: null, hours: 'unknown' };
const NO_LISTS: OwnLists = {};

/** Makes a draft and what is around it ready for the rules. */
export function prepareContext(parts: ContextParts): Context {
  const { draft, thread } = parts;
  return {
    draft: { visibility: draft.visibility ?? 'public', media: draft.media ?? [], links: draft.links ?? [] },
    text: prepareText(draft.text, matchWords, draft.language),
    account: parts.account ?? NO_ACCOUNT,
    moment: parts.moment ?? NO_MOMENT,
    thread: thread ? { ...thread, prepared: prepareText(thread.text, matchWords, thread.language) } : null,
    situations: (parts.situations ?? []).map(({ text, grave }) => ({ text, grave, prepared: prepareText(text, matchWords) })),
    lists: parts.lists ?? NO_LISTS,
    sent: parts.sent ?? [],
  };
}
