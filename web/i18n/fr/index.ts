import { accounts } from './accounts.ts';
import { demonstration } from './demonstration.ts';
import { errors } from './errors.ts';
import { inbox } from './inbox.ts';
import { people } from './people.ts';
import { publishing } from './publishing.ts';
import { shell } from './shell.ts';

export const texts = { accounts, demonstration, errors, inbox, people, publishing, shell };
