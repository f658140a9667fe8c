import { randomUUID } from 'node:crypto';
import type { People } from '../people/index.ts';
import type { Room } from '../platform/room.ts';
import { workAsColleagues } from './colleagues.ts';
import type { ColleaguesDeps } from './colleagues.ts';
import { fillDemonstration, findTeam, THREADS } from './fill.ts';
import type { FillDeps } from './fill.ts';
import { holdAnswers } from './hold-answers.ts';
import { keepRota } from './rota.ts';
import type { RotaDeps } from './rota.ts';
import { demonstrationRoutes } from './routes.ts';
import { hasOtherOrganisation } from './store.ts';
import { DEMONSTRATION_ID, TEAM } from './team.ts';
import { noteVisits } from './visits.ts';

export type { FillDeps } from './fill.ts';

export interface DemonstrationDeps extends FillDeps {
  readonly people: FillDeps['people'] & Pick<People, 'letIn'>;
  readonly reply: ColleaguesDeps['reply'];
  readonly shifts: RotaDeps['shifts'];
  readonly now?: () => Date;
}

export interface Demonstration extends Required<Pick<Room, 'routes' | 'background'>> {
  /** Makes the demonstration when there is none yet; takes some seconds. */
  fill(): Promise<void>;
}

/** A transport line's team, its accounts and its mornings, for whoever wants to see before deciding. */
export function createDemonstration(deps: DemonstrationDeps): Demonstration {
  const { database, people } = deps;
  const now = deps.now ?? (() => new Date());
  const visits = noteVisits(now);
  let filling: Promise<void> | null = null;

  /** Two visitors at once wait for the same fill; after a failure the next one tries again. */
  async function fill(): Promise<void> {
    filling ??= fillDemonstration(deps, now()).catch((error: unknown) => {
      filling = null;
      throw error;
    });
    await filling;
  }

  const rota = async (): Promise<void> => await keepRota({ shifts: deps.shifts, findTeam: async () => await findTeam(deps) }, now());

  const exists = async (): Promise<boolean> =>
    (await database.read(DEMONSTRATION_ID, async (db) => await people.findOrganisation(db, DEMONSTRATION_ID))) !== null;

  const colleagues: ColleaguesDeps = {
    database,
    reply: deps.reply,
    findTeam: async () => await findTeam(deps),
    newId: randomUUID,
    threads: THREADS.filter(({ thread }) => thread.takenBy),
  };

  const routes = demonstrationRoutes({
    people,
    enter: async (wanted) => {
      // On an installation that is somebody's, only its operator makes a demonstration (`--demo`), not a passing stranger.
      if (!(await exists()) && (await hasOtherOrganisation(database.gate, DEMONSTRATION_ID))) return { kind: 'not-allowed' };
      await fill();
      await rota();
      await holdAnswers(colleagues);
      const team = [...(await findTeam(deps))].filter(([, member]) => member.state === 'active');
      const chosen =
        wanted === undefined
          ? (team.find(([name]) => name === TEAM[0]?.givenName) ?? team[0])
          : team.find(([, { memberId }]) => memberId === wanted);
      if (!chosen) return { kind: 'not-found' };
      visits.enter(chosen[1].memberId);
      return { kind: 'welcome', memberId: chosen[1].memberId };
    },
  });
  return {
    routes,
    fill: async () => (await fill(), await rota(), await holdAnswers(colleagues)),
    background: async (signal) => await workAsColleagues(colleagues, visits, signal),
  };
}
