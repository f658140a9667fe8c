import { accounts } from './accounts.ts';
import { demonstration } from './demonstration.ts';
import { errors } from './errors.ts';
import { inbox } from './inbox.ts';
import { past } from './past.ts';
import { people } from './people.ts';
import { publishing } from './publishing.ts';
import { shell, shifts } from './shell.ts';
import { shifts } from './shifts.ts';

export const texts = { accounts, demonstration, errors, inbox, past, people, publishing, shell, shifts };
