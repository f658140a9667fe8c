/**
 * What a page is sure to need, so that the page as served asks for it at once instead of when its script comes to it
 * (`web/early-fetches.ts` writes it into the build, `src/platform/http/web-pages.ts` into the page).
 */
export interface EarlyRoom {
  /** The room's addresses: this one, and all below it. */
  readonly path: string;
  readonly module: string;
  /** Addresses of the API under `/api/v1`, asked of those who are signed in; only at these very addresses, without a query. */
  readonly requests: readonly { readonly at: readonly string[]; readonly path: string }[];
}

/** What every page of those who are signed in asks for. */
export const FRAME_REQUESTS = ['/me', '/members', '/accounts', '/conversations/counts'] as const;

/** `/` goes on to the inbox. */
const INBOX_ADDRESSES = ['/', '/guichet', '/guichet/a-repondre'];

export const EARLY_ROOMS: readonly EarlyRoom[] = [
  {
    path: '/guichet',
    module: 'inbox/inbox-room.tsx',
    requests: [
      { at: INBOX_ADDRESSES, path: '/conversations?queue=to-answer&limit=50' },
      { at: INBOX_ADDRESSES, path: '/messages/without-author' },
    ],
  },
];
