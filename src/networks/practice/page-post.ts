import { html } from './markup.ts';
import type { Html } from './markup.ts';
import { markedText } from './page-text.ts';
import { moment } from './page-layout.ts';
import type { PageFrame } from './page-layout.ts';
import { wordsIn } from './page-words.ts';
import { accountPictureUrl, faceUrl } from './person.ts';
import { authorOf, postUrl } from './post.ts';
import type { PracticePost } from './post.ts';

export interface PostPlace {
  readonly depth: number;
  readonly chosen: boolean;
  readonly quoted: PracticePost | null;
  /** Answers under it; null where they are on the page themselves. */
  readonly replies: number | null;
  readonly pinned?: boolean;
}

const DEEPEST_STEP = 5;

/** One post as an item of a list. Beyond five levels it is no more set in: whom it answers says where it hangs. */
export function postItem(post: PracticePost, place: PostPlace, frame: PageFrame): Html {
  const words = wordsIn(frame.language);
  const ours = frame.accounts.some((account) => account.identity === post.authorIdentity);
  const depth = Math.min(place.depth, DEEPEST_STEP);
  const name = html`<a href="/practice/people/${post.authorHandle}">${post.authorName}</a>`;
  const marks = [
    place.pinned === true ? words.pinned : '',
    post.visibility === 'private' ? words.private : '',
    ours ? words.account : '',
    post.editedAt && !post.deletedAt ? words.edited : '',
  ].filter((mark) => mark !== '');
  return html`<li class="post d${depth}${ours ? ' ours' : ''}${place.chosen ? ' chosen' : ''}"${place.chosen ? html` aria-current="true"` : ''}>
<img class="face" src="${ours ? accountPictureUrl({ handle: post.authorHandle, avatarId: post.authorAvatarId }) : faceUrl(post.authorHandle)}" alt="" width="40" height="40" loading="lazy"><div class="who">${name}<span>@${post.authorHandle}</span>${moment(post.writtenAt, frame)}${marks.map((mark) => html`<span>${mark}</span>`)}</div>
<div>${post.parentRef === null ? '' : post.visibility === 'private' ? html`<span class="soft">${words.replyTo(`@${handleOf(post.parentRef)}`)}</span>` : html`<a class="soft" href="${postUrl(post.parentRef)}">${words.replyTo(`@${handleOf(post.parentRef)}`)}</a>`}
${post.deletedAt ? html`<p class="said gone">${words.deleted}</p>` : post.hiddenAt ? hidden(saidWords(post, place, frame), frame) : saidWords(post, place, frame)}</div>
${post.deletedAt || post.visibility === 'private' ? '' : html`<div class="foot"><a href="${postUrl(post.ref)}" aria-label="${place.replies === null ? words.reply : words.replies(place.replies)}, ${post.authorName}">${place.replies === null ? words.reply : words.replies(place.replies)}</a></div>`}</li>`;
}

function saidWords(post: PracticePost, place: PostPlace, frame: PageFrame): Html {
  const words = wordsIn(frame.language);
  const lang = post.languages[0];
  return html`<p class="said" dir="auto"${lang ? html` lang="${lang}"` : ''}>${markedText(post)}</p>${post.images.map(
    (image) =>
      html`<figure><img src="${image.thumbnailUrl}" alt="${image.alt}" width="${image.width ?? 600}" height="${image.height ?? 400}" loading="lazy"></figure>`,
  )}${post.quotedRef === null ? '' : place.quoted ? quote(place.quoted, words.quoted) : html`<p class="soft">${words.quoteGone}</p>`}`;
}

function hidden(said: Html, frame: PageFrame): Html {
  const words = wordsIn(frame.language);
  return html`<details><summary><span class="soft">${words.hidden}</span> ${words.showHidden}</summary>${said}</details>`;
}

const quote = (post: PracticePost, label: string): Html =>
  html`<blockquote aria-label="${label}" dir="auto"><a href="${postUrl(post.ref)}">@${post.authorHandle}</a><p class="said">${post.text}</p></blockquote>`;

const handleOf = (ref: string): string => authorOf(ref).replace(/^practice:/, '');
