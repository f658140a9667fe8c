import { html } from './markup.ts';
import type { Html } from './markup.ts';
import { layout } from './page-layout.ts';
import type { PageFrame } from './page-layout.ts';
import { postItem } from './page-post.ts';
import { speakForm } from './page-speak.ts';
import type { SpeakState } from './page-speak.ts';
import { wordsIn } from './page-words.ts';
import { accountPictureUrl, faceUrl, profilePictureUrl } from './person.ts';
import type { PracticePerson } from './person.ts';
import type { Mark, ThreadPage, Timeline } from './read-network.ts';
import { postUrl } from './post.ts';
import type { PracticePost } from './post.ts';

export interface TimelineView {
  readonly timeline: Timeline;
  /** Whose posts these are; null for everybody's. */
  readonly person: PracticePerson | null;
  /** Whether this is the top of the timeline, renewed by itself when `live`. */
  readonly top: boolean;
  readonly live: boolean;
  readonly speak: SpeakState;
}

export const markToText = ({ writtenAt, ref }: Mark): string => `${writtenAt.getTime()}~${ref}`;

/** Everybody's posts, or one person's. */
export function timelinePage(frame: PageFrame, view: TimelineView): Html {
  const words = wordsIn(frame.language);
  const { timeline, person } = view;
  const title = person ? person.displayName : words.timeline;
  return layout(
    frame,
    title,
    html`${person ? profile(person) : ''}${person?.kind === 'guest' ? html`<p><a href="/practice/letters/${person.handle}">${words.letters(person.displayName)}</a></p>` : ''}<div class="acts">${
      view.top
        ? html`<a href="${frame.here}${view.live ? '' : '?live=1'}">${view.live ? words.unfollow : words.follow}</a>`
        : html`<a href="${frame.here}">${words.newest}</a>`
    }${view.live ? html`<span class="soft">${words.live}</span>` : ''}${person ? '' : lifeSwitch(timeline.lively, words)}</div>
${person || view.live || frame.accounts.length === 0 ? '' : speakForm(frame, view.speak)}
${timeline.posts.length === 0 ? html`<p>${words.nothing}</p>${frame.accounts.length === 0 ? html`<p class="soft">${words.nothingHint}</p>` : ''}` : ''}
<ol class="posts">${[...pinnedOf(timeline), ...timeline.posts].map((post, index) =>
      postItem(
        post,
        {
          depth: 0,
          chosen: false,
          pinned: index === 0 && post === timeline.pinned,
          quoted: timeline.quoted.get(post.quotedRef ?? '') ?? null,
          replies: timeline.replies.get(post.ref) ?? 0,
        },
        frame,
      ),
    )}</ol>${timeline.next ? html`<div class="acts"><a rel="next" href="${frame.here}?before=${encodeURIComponent(markToText(timeline.next))}">${words.older}</a></div>` : ''}`,
  );
}

const pinnedOf = ({ pinned }: Timeline): PracticePost[] => (pinned === null ? [] : [pinned]);

const profile = (person: PracticePerson): Html =>
  html`${person.bannerId ? html`<img class="banner" src="${profilePictureUrl(person.bannerId)}" alt="" width="660" height="220">` : ''}<p><img class="${person.kind === 'account' ? 'mark' : 'face'}" src="${person.kind === 'account' ? accountPictureUrl(person) : faceUrl(person.handle)}" alt="" width="72" height="72"> <b>@${person.handle}</b></p>${person.about ? html`<p class="said" dir="auto">${person.about}</p>` : ''}`;

function lifeSwitch(lively: boolean, words: ReturnType<typeof wordsIn>): Html {
  return html`<form method="post" action="/practice/life"><input type="hidden" name="running" value="${lively ? 'no' : 'yes'}"><button>${lively ? words.pause : words.resume}</button></form>${lively ? '' : html`<span class="soft">${words.paused}</span>`}`;
}

/** A thread, each answer under what it answers. */
export function threadPage(frame: PageFrame, thread: ThreadPage, speak: SpeakState): Html {
  const words = wordsIn(frame.language);
  const { chosen, lines, page, pages } = thread;
  const url = postUrl(chosen.rootRef);
  const first = lines[0]?.post ?? chosen;
  return layout(
    frame,
    words.thread(page === 1 ? first.authorName : chosen.authorName),
    html`<ol class="posts">${lines.map(({ post, depth }) =>
      postItem(
        post,
        {
          depth,
          chosen: post.ref === chosen.ref && lines.length > 1,
          quoted: thread.quoted.get(post.quotedRef ?? '') ?? null,
          replies: null,
        },
        frame,
      ),
    )}</ol>${pages > 1 ? html`<div class="acts">${page > 1 ? html`<a rel="prev" href="${url}?page=${page - 1}">${words.previousPage}</a>` : ''}<span>${words.page(page, pages)}</span>${page < pages ? html`<a rel="next" href="${url}?page=${page + 1}">${words.nextPage}</a>` : ''}</div>` : ''}
${chosen.deletedAt ? '' : speakForm(frame, { ...speak, answering: chosen })}`,
  );
}
