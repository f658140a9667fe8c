/** What an account may do about people and posts that it would rather not have under its name. */
export const MODERATION_KINDS = ['mute', 'block', 'hide', 'report'] as const;
/** *mute*: the account hears this person no more. *block*: nor can they read or answer it. *hide*: a reply under our post. *report*: to the network. */
export type ModerationKind = (typeof MODERATION_KINDS)[number];

/** What is wrong with what is reported, in the words that every network has a box for. */
export const REPORT_REASONS = ['spam', 'abuse', 'hate', 'violence', 'illegal', 'impersonation', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Doing what is already done, or undoing what never was, does no harm. A report cannot be taken back. */
export type ModerationAct =
  | { readonly kind: 'mute' | 'unmute' | 'block' | 'unblock'; readonly identity: string }
  | { readonly kind: 'hide' | 'unhide'; readonly ref: string }
  | {
      readonly kind: 'report';
      readonly identity: string;
      /** Posts of theirs that show it; may be empty. */
      readonly refs: readonly string[];
      readonly reason: ReportReason;
      /** What a person of ours adds, 1,000 characters at most; may be empty. */
      readonly comment: string;
    };
