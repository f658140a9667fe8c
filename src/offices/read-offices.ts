import { listTeam } from '../accounts/index.ts';
import type { Visitor } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { localDay, startOfDay } from './local-day.ts';
import type { OfficeDeps } from './office-deps.ts';
import { officeFace } from './office-face.ts';
import { isOpen } from './office-post.ts';
import type { OfficePost } from './office-post.ts';
import type { NotYours } from './plan-tenure.ts';
import { mayOffices } from './policy.ts';
import { readPosts } from './post-store.ts';
import type { OfficesView, OfficeView, PlanTenure, SuccessionPreview, TenureView } from './schema.ts';
import { writeWords } from './settle-office.ts';
import { readOfficeOf, readOffices, readTenures } from './store.ts';
import { fitPlan, heldOn, holdsOn, nextChange, titleOf, vacantSince } from './tenure.ts';
import type { Office, PlanRefusal, Tenure } from './tenure.ts';

/** Every office with its tenures, as of today. */
export async function listOffices(deps: OfficeDeps, organisationId: string): Promise<OfficesView> {
  return await deps.database.read(organisationId, async (db) => {
    const organisation = await deps.findOrganisation(db, organisationId);
    const today = localDay(await deps.readNow(db), organisation?.timeZone ?? 'UTC');
    const [offices, tenures, posts] = [
      await readOffices(db, organisationId),
      await readTenures(db, organisationId),
      await readPosts(db, organisationId),
    ];
    const teams = new Map<string, readonly string[]>();
    for (const { accountId } of offices)
      teams.set(
        accountId,
        (await listTeam(db, organisationId, accountId)).map(({ memberId }) => memberId),
      );
    return {
      today,
      offices: offices.map((office) =>
        toView(office, {
          tenures: tenures.filter(({ officeId }) => officeId === office.officeId),
          posts,
          today,
          team: teams.get(office.accountId) ?? [],
        }),
      ),
    };
  });
}

function toView(
  office: Office,
  { tenures, posts, today, team }: { tenures: readonly Tenure[]; posts: readonly OfficePost[]; today: string; team: readonly string[] },
): OfficeView {
  const shown = tenures.map((tenure) => toTenureView(office, tenure, posts));
  const current = shown.find((tenure) => tenure.state !== 'ended' && holdsOn(tenure, today)) ?? null;
  return {
    officeId: office.officeId,
    accountId: office.accountId,
    titles: { ...office.titles },
    current,
    // Between midnight and the succession that it brings, nobody was put off anything.
    holderOffTeam: current?.state === 'current' && !team.includes(current.memberId),
    next: nextChange(tenures, today),
    vacantSince: vacantSince(tenures, today),
    tenures: shown,
  };
}

function toTenureView(office: Office, tenure: Tenure, posts: readonly OfficePost[]): TenureView {
  const { tenureId, officeId, memberId, kind, titleForm, startsOn, endsOn, state, keptName } = tenure;
  const own = posts.filter((post) => post.tenureId === tenureId);
  const views = own.map((post) => ({
    tenureId,
    kind: post.kind,
    body: post.body,
    state: post.state,
    publicationId: post.publicationId,
    signerId: memberId,
    open: isOpen(post, tenure),
  }));
  return {
    tenureId,
    officeId,
    memberId,
    kind,
    titleForm,
    title: titleOf(office.titles, tenure),
    startsOn,
    endsOn,
    state,
    keptName,
    posts: views,
  };
}

/** The tenure that holds the account's office at `at`; null when the office is vacant, or the account has none. */
export async function findTenure(
  db: Query,
  organisationId: string,
  request: { accountId: string; at: Date; zone: string },
): Promise<Tenure | null> {
  const office = await readOfficeOf(db, organisationId, request.accountId);
  if (office === null) return null;
  return heldOn(await readTenures(db, organisationId, office.officeId), localDay(request.at, request.zone));
}

/** What a plan would do, without doing it. */
export async function previewSuccession(
  deps: OfficeDeps,
  visitor: Visitor,
  request: PlanTenure & { readonly officeId: string },
): Promise<Result<SuccessionPreview, NotYours | PlanRefusal>> {
  if (!mayOffices('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  return await deps.database.read(organisationId, async (db): Promise<Result<SuccessionPreview, NotYours | PlanRefusal>> => {
    const office = (await readOffices(db, organisationId)).find(({ officeId }) => officeId === request.officeId);
    const organisation = await deps.findOrganisation(db, organisationId);
    const account = office && (await deps.findAccount(db, organisationId, office.accountId));
    if (!office || !organisation || !account) return fail({ kind: 'not-found' });
    const now = await deps.readNow(db);
    const day = { office, zone: organisation.timeZone, language: organisation.language, now, today: localDay(now, organisation.timeZone) };
    const tenures = await readTenures(db, organisationId, office.officeId);
    const fitted = fitPlan(tenures, request, day.today);
    if ('kind' in fitted) return fail(fitted);
    const leaving = fitted.succeeds ?? tenures.find(({ endsOn }) => endsOn === request.startsOn) ?? null;
    const card = await deps.findCard(db, organisationId, request.memberId);
    const face = officeFace({
      titles: office.titles,
      tenure: request,
      publicName: card?.listedPublicly ? card.publicName : null,
      vacantSince: null,
      language: day.language,
      fits: deps.displayNameFits(account),
    });
    const reader = { db, organisationId };
    const immediate = request.startsOn <= day.today;
    const otherId = request.memberId;
    return succeed({
      at: (immediate ? now : startOfDay(request.startsOn, day.zone)).toISOString(),
      immediate,
      leaving: leaving && { memberId: leaving.memberId, title: titleOf(office.titles, leaving) },
      vacancy: vacancyBefore(tenures, request.startsOn, day.today),
      profile: face,
      farewell:
        leaving === null || immediate
          ? null
          : await writeWords(deps, reader, day, { kind: 'farewell', tenure: leaving, otherId, leavingOn: request.startsOn }),
      welcome: await writeWords(deps, reader, day, {
        kind: 'welcome',
        tenure: request,
        otherId: leaving?.memberId ?? null,
        leavingOn: request.startsOn,
      }),
    });
  });
}

/** The days just before `startsOn` on which nobody holds the office, from today on. */
function vacancyBefore(tenures: readonly Tenure[], startsOn: string, today: string): { from: string; until: string } | null {
  const ends = tenures.flatMap(({ endsOn }) => (endsOn !== null && endsOn <= startsOn ? [endsOn] : []));
  const last = ends.toSorted().at(-1);
  const open = tenures.some(({ endsOn, startsOn: start }) => endsOn === null && start < startsOn);
  const from = last === undefined || last < today ? today : last;
  return open || from >= startsOn ? null : { from, until: startsOn };
}
