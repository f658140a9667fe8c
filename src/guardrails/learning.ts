import { setTimeout as sleep } from 'node:timers/promises';
import { listOrganisations } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import { enqueueLearning } from './learn-account-voice.ts';
import { isDue } from './voice-age.ts';
import { dropVoice, listVoiceAges, noteAsked } from './voice-store.ts';
import type { VoiceKey } from './voices.ts';

const EVERY_MS = 10 * 60_000;
/** More than these tell nothing new of whether it is time. */
const MOST_COUNTED = 1_000;

interface Means {
  readonly database: Database;
  readonly log: Log;
}

/** Has the past of every account read for which it is time; answers how many. */
export async function learnWhatIsDue({ database }: Pick<Means, 'database'>, now: Date): Promise<number> {
  let asked = 0;
  for (const organisationId of await listOrganisations(database)) {
    const ages = await database.read(organisationId, (db) => listVoiceAges(db, organisationId, MOST_COUNTED));
    const due = ages.filter((age) => isDue(age, now));
    if (due.length === 0) continue;
    asked += due.length;
    await database.transact(organisationId, async (tx) => due.forEach(({ accountId }) => enqueueLearning(tx, accountId)));
  }
  return asked;
}

/** Does so every ten minutes until `signal` aborts. Throws when the database is away, to be started again. */
export async function keepLearning(means: Means, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await learnWhatIsDue(means, new Date());
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** A voice that cannot be read is put aside, and learned anew. Never throws. */
export async function learnAnew({ database, log }: Means, { organisationId, accountId, edition }: VoiceKey): Promise<void> {
  log.warn({ accountId }, 'a voice cannot be read and is learned anew');
  try {
    await database.transact(organisationId, async (tx) => {
      if (!(await dropVoice(tx, accountId, edition))) return;
      await noteAsked(tx, accountId);
      enqueueLearning(tx, accountId);
    });
  } catch (error) {
    log.error({ err: error, accountId }, 'a voice that cannot be read could not be put aside');
  }
}
