import { html } from './markup.ts';
import type { Html } from './markup.ts';
import { layout } from './page-layout.ts';
import type { PageFrame } from './page-layout.ts';
import { postItem } from './page-post.ts';
import { speakForm } from './page-speak.ts';
import { wordsIn } from './page-words.ts';
import type { PracticePerson } from './person.ts';
import type { PracticePost } from './post.ts';

/** What a passer-by wrote and read in private, for whoever of the team lends her a voice; on no page of the network otherwise. */
export function lettersPage(frame: PageFrame, { person, letters }: { person: PracticePerson; letters: readonly PracticePost[] }): Html {
  const words = wordsIn(frame.language);
  const [newest] = letters;
  const speak = { name: person.displayName, text: '', refusal: null, ...(newest ? { answering: newest } : { inPrivate: true }) };
  return layout(
    frame,
    words.letters(person.displayName),
    html`<p class="soft">${words.lettersHint(person.displayName)}</p>
${letters.length === 0 ? html`<p>${words.noLetters}</p>` : ''}
<ol class="posts">${letters.map((post) => postItem(post, { depth: 0, chosen: false, quoted: null, replies: null }, frame))}</ol>
${speakForm(frame, speak)}`,
  );
}
