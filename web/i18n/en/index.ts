import { accounts } from './accounts.ts';
import { demonstration } from './demonstration.ts';
import { errors } from './errors.ts';
import { inbox } from './inbox.ts';
import { offices } from './offices.ts';
import { past } from './past.ts';
import { people } from './people.ts';
import { profiles } from './profiles.ts';
import { publicPage } from './public-page.ts';
import { publishing } from './publishing.ts';
import { shell } from './shell.ts';
import { shifts } from './shifts.ts';
import { voices } from './voices.ts';

export const texts = { accounts, demonstration, errors, inbox, offices, past, people, profiles, publicPage, publishing, shell, shifts, voices };
