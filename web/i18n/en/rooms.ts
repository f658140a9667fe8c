/** What the other rooms say: fetched with the first of them that is opened. */
import { access } from './access.ts';
import { accountPages } from './account-pages.ts';
import { beside } from './beside.ts';
import { calendar } from './calendar.ts';
import { cards } from './cards.ts';
import { circles } from './circles.ts';
import { connecting } from './connecting.ts';
import { guardrailRules } from './guardrail-rules.ts';
import { guardrails } from './guardrails.ts';
import { offices } from './offices.ts';
import { past } from './past.ts';
import { peerReading } from './peer-reading.ts';
import { people } from './people.ts';
import { posts } from './posts.ts';
import { profiles } from './profiles.ts';
import { publicPage } from './public-page.ts';
import { review } from './review.ts';
import { spending } from './spending.ts';
import { words } from './words.ts';

export const texts = {
  access,
  accountPages,
  beside,
  calendar,
  cards,
  circles,
  connecting,
  guardrailRules,
  guardrails,
  offices,
  past,
  peerReading,
  people,
  posts,
  profiles,
  publicPage,
  review,
  spending,
  words,
};
