/** What the frame and the inbox say: fetched with the first page. */
import { accounts } from './accounts.ts';
import { demonstration } from './demonstration.ts';
import { errors } from './errors.ts';
import { inbox } from './inbox.ts';
import { media } from './media.ts';
import { messages } from './messages.ts';
import { moderation } from './moderation.ts';
import { publishing } from './publishing.ts';
import { shell } from './shell.ts';
import { shifts } from './shifts.ts';
import { ties } from './ties.ts';
import { voices } from './voices.ts';

export const texts = { accounts, demonstration, errors, inbox, media, messages, moderation, publishing, shell, shifts, ties, voices };
