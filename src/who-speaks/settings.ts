import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { pathOf } from './addresses.ts';
import type { PageSettings, PublicPage } from './schema.ts';
import { slugOf } from './slug.ts';
import { readSettings, writeSettings } from './store.ts';
import type { WhoSpeaksDeps } from './who-speaks-deps.ts';

/** The public page is the organisation's face: its administrators decide whether it has one. Everybody may see the settings. */
const POLICY: Readonly<Record<'change', readonly Visitor['role'][]>> = { change: ['administrator'] };

const DEFAULT_ACCENT = '#0f6b6b';

export interface SettingsDeps extends WhoSpeaksDeps {
  countMembers(db: Parameters<WhoSpeaksDeps['readNow']>[0]): Promise<number>;
}

/** The settings, or what is proposed until somebody saves some: nothing is public before that. */
export async function readPublicPage(deps: SettingsDeps, visitor: Visitor): Promise<PublicPage> {
  const { organisationId } = visitor;
  return await deps.database.read(organisationId, async (db) => {
    const saved = await readSettings(db, organisationId);
    const organisation = await deps.findOrganisation(db, organisationId);
    const settings = saved ?? propose(organisation?.name ?? '');
    const agreed = await deps.listPublicCards(db, organisationId);
    return {
      settings,
      proposed: saved === null,
      path: pathOf('fr', { slug: settings.slug, account: null, card: false }),
      youAgreed: agreed.some(({ memberId }) => memberId === visitor.memberId),
      people: { agreed: agreed.length, all: await deps.countMembers(db) },
    };
  });
}

const propose = (name: string): PageSettings => ({
  slug: slugOf(name),
  published: false,
  accent: DEFAULT_ACCENT,
  introduction: { fr: '', en: '' },
  outsideHours: { fr: '', en: '' },
  contactUrl: '',
  contactEmail: '',
  contactPhone: '',
  hiddenAccounts: [],
  indexed: true,
});

/** Saves the settings; what is public follows at once, in every process. */
export async function updatePublicPage(
  deps: Pick<SettingsDeps, 'database'>,
  visitor: Visitor,
  settings: PageSettings,
): Promise<Result<undefined, { kind: 'not-allowed' } | { kind: 'slug-taken' }>> {
  if (!POLICY.change.includes(visitor.role)) return fail({ kind: 'not-allowed' });
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<undefined, { kind: 'slug-taken' }>> => {
    if (!(await writeSettings(tx, settings))) return fail({ kind: 'slug-taken' });
    tx.record({ kind: 'public-page.changed', memberId: visitor.memberId, data: { slug: settings.slug, published: settings.published } });
    return succeed();
  });
}
