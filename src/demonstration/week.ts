import { Temporal } from 'temporal-polyfill';
import { beginDraft, commentWithin, listPosts, planWithin } from '../posts/index.ts';
import type { PostsDeps } from '../posts/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import type { Colleague, DemonstrationAccount } from './morning.ts';
import { DEMONSTRATION } from './team.ts';

interface Planned {
  /** Days from today, and a time of the wall. */
  readonly days: number;
  readonly time: string;
  /** Each week, for so many. */
  readonly weeks?: number;
}

interface Prepared {
  readonly by: Colleague;
  readonly on: readonly DemonstrationAccount[];
  readonly parts: readonly string[];
  readonly plan?: Planned;
  readonly comment?: { readonly by: Colleague; readonly text: string };
}

/** What the team has prepared: some of it has its time, the rest is being written. */
const WEEK: readonly Prepared[] = [
  {
    by: 'Inès',
    on: ['ligne4'],
    parts: ['Bonjour à toutes et à tous ! Trafic normal ce matin sur la #Ligne4. Nous sommes là pour vous répondre jusqu’à 20 h.'],
    plan: { days: 1, time: '07:30' },
  },
  {
    by: 'Thomas',
    on: ['ligne4', 'clients.ligne4'],
    parts: ['L’ascenseur de la station Mairie est réparé : il est de nouveau en service aux deux quais. Merci de votre patience.'],
    plan: { days: 2, time: '12:15' },
  },
  {
    by: 'Inès',
    on: ['clients.ligne4'],
    parts: ['Un objet perdu ? Notez l’heure et la direction du train, puis passez au guichet de Gare du Canal, ouvert de 8 h à 19 h.'],
    plan: { days: 3, time: '17:45', weeks: 6 },
  },
  {
    by: 'Solène',
    on: ['ligne4'],
    parts: ['L’atelier de la ligne ouvre ses portes : venez voir comment on répare une rame. Entrée libre, de 10 h à 17 h.'],
    comment: { by: 'Inès', text: 'On ajoute l’arrêt de la navette ?' },
  },
  {
    by: 'Karim',
    on: ['ligne4'],
    parts: [
      'Pourquoi l’escalier mécanique de Gare du Canal est-il fermé si longtemps ? On vous explique.',
      'Une pièce a cassé, et elle est faite sur mesure : il faut six semaines. L’équipe la pose la nuit, pour ne pas fermer la station.',
    ],
  },
];

/** Has the posts of a week prepared, through the same doors as anybody's, when there is none yet. */
export async function prepareWeek(
  deps: PostsDeps,
  tx: Transaction,
  {
    accounts,
    members,
    now,
  }: {
    readonly accounts: ReadonlyMap<string, { readonly accountId: string }>;
    readonly members: ReadonlyMap<Colleague, string>;
    readonly now: Date;
  },
): Promise<void> {
  if ((await listPosts(tx.db, tx.organisationId, { states: [], accountId: undefined, limit: 1 })).length > 0) return;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(DEMONSTRATION.timeZone).toPlainDate();
  for (const { by, on, parts, plan, comment } of WEEK) {
    const memberId = members.get(by);
    const accountIds = on.flatMap((handle) => accounts.get(handle)?.accountId ?? []);
    if (memberId === undefined || accountIds.length < on.length) continue;
    const content = {
      parts: parts.map((text) => ({ text })),
      versions: [],
      visibility: 'public',
      contentWarning: null,
      languages: ['fr'],
    } as const;
    const { postId, revision } = await beginDraft(deps, tx, memberId, { content, accountIds });
    if (plan) {
      const day = today.add({ days: plan.days });
      const repeat = plan.weeks === undefined ? null : { rule: 'FREQ=WEEKLY', until: day.add({ weeks: plan.weeks }).toString() };
      const when = { kind: 'at', local: `${day.toString()}T${plan.time}`, repeat } as const;
      // What the guard-rails stop, or the clocks skip, stays a draft.
      await planWithin(deps, tx, { memberId }, { postId, revision, when, deadlineMinutes: null });
    }
    const commentator = comment && members.get(comment.by);
    if (comment && commentator) await commentWithin(deps, tx, { postId, memberId: commentator, text: comment.text });
  }
}
