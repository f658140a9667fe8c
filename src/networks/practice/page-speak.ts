import { html } from './markup.ts';
import type { Html } from './markup.ts';
import type { PageFrame } from './page-layout.ts';
import { wordsIn } from './page-words.ts';
import type { PracticePost } from './post.ts';
import type { GuestRefusal } from './speak-as-guest.ts';

/** What stands in the form: what was typed, and why it was refused. */
export interface SpeakState {
  readonly name: string;
  readonly text: string;
  readonly refusal: GuestRefusal | null;
  readonly answering?: PracticePost;
  readonly inPrivate?: boolean;
}

/** The form by which somebody of the team speaks as a passer-by. */
export function speakForm(frame: PageFrame, { name, text, refusal, answering, inPrivate = false }: SpeakState): Html {
  const words = wordsIn(frame.language);
  const handles = frame.accounts
    .slice(0, 5)
    .map(({ handle }) => `@${handle}`)
    .join(', ');
  const reasons: Readonly<Record<string, string>> = words.refusals;
  return html`<details class="speak"${refusal || answering ? html` open` : ''}><summary>${answering ? words.answering(`@${answering.authorHandle}`) : words.speak}</summary><form method="post" action="/practice/speak">
${refusal ? html`<p class="refusal" role="alert">${reasons[refusal] ?? words.refusals.other}</p>` : ''}
${answering ? html`<input type="hidden" name="replyTo" value="${answering.ref}">` : ''}
<label>${words.name}<input name="name" required maxlength="60" autocomplete="off" value="${name}"></label>
<label>${words.text}<textarea name="text" required rows="3" dir="auto" aria-describedby="speak-hint">${text}</textarea></label>
<p class="soft" id="speak-hint">${words.speakHint(handles)}</p>
${answering?.visibility === 'private' ? '' : html`<label class="inline"><input type="checkbox" name="private" value="yes"${inPrivate ? html` checked` : ''}>${words.inPrivate}</label>`}<div><button class="main">${words.send}</button></div></form></details>`;
}
