import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { changeTeam } from '../accounts/change-team.ts';
import { attributeMessage } from '../inbox/attribute-message.ts';
import { ingest } from '../inbox/index.ts';
import { readThread } from '../inbox/read-thread.ts';
import { createPhotos, sameName } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import { changePortrait } from '../personas/change-portrait.ts';
import { personasHolding } from '../personas/index.ts';
import type { PersonaOnProfile } from '../personas/index.ts';
import { keepPersona, retirePersona } from '../personas/write-persona.ts';
import type { WritePersona } from '../personas/schema.ts';
import type { Query } from '../platform/database/index.ts';
import { entriesAfter } from '../platform/journal/store.ts';
import { readComposer, readTyped } from './read-composer.ts';
import { reply } from './reply.ts';

const LISA: WritePersona = {
  name: 'Lisa',
  agreement: 'feminine',
  behind: 'people',
  openingBefore: '',
  openingAfter: '',
  voiceNotes: 'Tutoie jamais.',
};
const DECLARED = 'Lisa, personnage de Réseau, derrière lequel des personnes vous répondent.';

describe('as whom one speaks', () => {
  let mine: TestDatabase;
  before(async () => {
    mine = await testDatabase();
  });
  after(async () => await mine.close());

  async function world() {
    const made: PublishingWorld = await publishingWorld(mine);
    const { organisationId, account, replyDeps, lead } = made;
    const shown: (PersonaOnProfile | null)[] = [];
    const personas = {
      ...replyDeps,
      requireMember: null as never,
      photos: createPhotos(),
      showOnProfile: async (_tx: unknown, _accountId: string, one: PersonaOnProfile | null) => void shown.push(one),
    };
    const { accountId } = account;
    const sweep = async () => {
      await made.hurry();
      await made.worker().sweep();
    };
    return {
      ...made,
      shown,
      lisa: async (wanted: Partial<WritePersona> = {}, who: Visitor = lead) =>
        await keepPersona(personas, who, { accountId, wanted: { ...LISA, ...wanted } }),
      retire: async () => await retirePersona(personas, lead, accountId),
      portrait: async (bytes: Uint8Array) => await changePortrait(personas, lead, accountId, { bytes, crop: {} }),
      /** Answers as somebody, and lets it leave. Answers the text, or why not. */
      say: async (
        who: Visitor,
        told: { conversationId: string; messageId: string },
        body: string,
        more: { personaId?: string | null; keepTyped?: boolean; leave?: boolean } = {},
      ) => {
        const { leave = true, ...rest } = more;
        const request = {
          conversationId: told.conversationId,
          replyToMessageId: told.messageId,
          idempotencyKey: randomUUID(),
          body,
          ...rest,
        };
        await made.takeOver(who, told.conversationId);
        const written = await reply(replyDeps, who, request);
        if (written.ok && leave) await sweep();
        return written.ok ? written.value.text : written.error.kind;
      },
      style: async (form: string, more: { mark?: string; place?: string | null; dropped?: string[] } = {}) =>
        await made.alter(
          'update account set signature_form = $2, signature_mark = $3, signature_place = $4, signature_dropped = $5 where organisation_id = $1',
          [organisationId, form, more.mark ?? '—', more.place ?? null, more.dropped ?? []],
        ),
      tag: async (who: Visitor, tag: string) =>
        await made.alter('update member set speaker_tag = $2 where member_id = $1', [who.memberId, tag]),
      sweep,
    };
  }
  const idOf = (made: Awaited<ReturnType<Awaited<ReturnType<typeof world>>['lisa']>>) => {
    assert.ok(made.ok, JSON.stringify(made));
    return made.value.personaId;
  };

  describe('a signature', () => {
    test('stands where the account says, in the form that it says', async () => {
      const { ines, alter, mention, say, style } = await world();
      await alter(`update member set job_title = 'Directrice technique', public_name = 'Inès Bonnet' where member_id = $1`, [
        ines.memberId,
      ]);
      const told = await mention();
      await style('title-and-name');
      assert.equal(await say(ines, told, 'Un.'), 'Un.\n— Directrice technique, Inès Bonnet');
      await style('initials', { mark: '^', place: 'start' });
      assert.equal(await say(ines, told, 'Deux.'), '^IN Deux.');
      await style('given-name', { mark: '*', place: 'same-line' });
      assert.equal(await say(ines, told, 'Trois.'), 'Trois. * Inès Bonnet');
      await style('none');
      assert.equal(await say(ines, told, 'Quatre.'), 'Quatre.');
    });

    test('typed by habit, in whatever form, is put once; the draft holds words only', async () => {
      const { ines, mention, say, published } = await world();
      const told = await mention();
      assert.equal(await say(ines, told, 'Oui. ^IN'), 'Oui.\n— Inès');
      assert.equal(await say(ines, told, 'Toujours oui.\n— Inès\n'), 'Toujours oui.\n— Inès');
      assert.equal(await say(ines, told, '— Inès'), 'empty');
      assert.equal(published().length, 2);
    });

    test('of a colleague is never sent under another’s name, unless it is meant', async () => {
      const { ines, paul, replyDeps, mention, say } = await world();
      const told = await mention();
      assert.equal(await say(ines, told, 'Oui, à 9 h.\n— Paul'), 'signed-by-another');
      const typed = await readTyped(replyDeps, ines, { conversationId: told.conversationId, body: 'Oui. ^PA', personaId: null });
      assert.deepEqual(typed.ok && typed.value, { own: false, memberId: paul.memberId, name: 'Paul', written: '^PA', start: 5, end: 8 });
      const own = await readTyped(replyDeps, ines, { conversationId: told.conversationId, body: 'Oui. ^in', personaId: null });
      assert.ok(own.ok && own.value?.own);
      assert.equal(await say(ines, told, 'Demandez à\n— Paul', { keepTyped: true }), 'Demandez à\n— Paul\n— Inès');
    });

    test('may be left out of a later post of one’s own, where the account says so; a colleague’s next post is signed', async () => {
      const { ines, paul, mention, say, style, alter, organisationId } = await world();
      await style('given-name', { dropped: ['later-posts'] });
      const told = await mention();
      await say(ines, told, 'Un.');
      const [own] = await alter<{ message_id: string }>(
        `select message_id from message where organisation_id = $1 and direction = 'outbound'`,
        [organisationId],
      );
      const later = { ...told, messageId: own!.message_id };
      assert.equal(await say(ines, later, 'Deux.'), 'Deux.');
      assert.equal(await say(paul, later, 'Trois.'), 'Trois.\n— Paul');
    });

    test('longer than the network’s rest is refused with how much room it leaves', async () => {
      const { ines, alter, mention, take, reply: press } = await world();
      await alter('update member set public_name = $2 where member_id = $1', [ines.memberId, 'é'.repeat(60)]);
      const told = await mention();
      await take(ines, told.conversationId);
      const long = await press(ines, told, { body: 'a'.repeat(280) });
      assert.deepEqual(long, { ok: false, error: { kind: 'too-long', length: 343, maximum: 300, room: 237 } });
      await alter('update member set public_name = $2 where member_id = $1', [ines.memberId, 'é'.repeat(310)]);
      const none = await press(ines, told, { body: 'a' });
      assert.deepEqual(none, { ok: false, error: { kind: 'signature-too-long', length: 313, maximum: 300 } });
    });
  });

  describe('speakers of one account', () => {
    test('each end their messages with their tag, and nobody speaks without one', async () => {
      const { ines, paul, mention, say, style, tag, replyDeps } = await world();
      await style('speaker-tag', { dropped: ['later-posts', 'quotes'] });
      const told = await mention();
      assert.equal(await say(ines, told, 'Bonjour.'), 'no-speaker-tag');
      const composer = await readComposer(replyDeps, ines, told.conversationId);
      assert.ok(composer.ok && composer.value.hindrance === 'no-speaker-tag');
      await tag(ines, 'InèsB');
      await tag(paul, 'Paul');
      assert.equal(await say(ines, told, 'Bonjour.'), 'Bonjour. #InèsB');
      assert.equal(await say(ines, told, 'Re. #inesb'), 'Re. #InèsB', 'typed by habit, put once');
      assert.equal(await say(paul, told, 'Comme dit #InèsB hier, oui.'), 'Comme dit #InèsB hier, oui. #Paul');
      assert.equal(await say(paul, told, 'Non. #InèsB'), 'signed-by-another');
    });
  });

  describe('a character', () => {
    test('says what it is in its first message of a thread, and signs each; the journal knows who is behind it', async () => {
      const { ines, mention, say, lisa, organisationId, database } = { ...(await world()), database: mine.database };
      const personaId = idOf(await lisa());
      const told = await mention();
      assert.equal(await say(ines, told, 'Votre colis est à Lyon.', { personaId }), `${DECLARED}\nVotre colis est à Lyon.\n— Lisa`);
      assert.equal(await say(ines, told, 'Il arrive demain.\n— Inès', { personaId }), 'Il arrive demain.\n— Lisa');
      const other = await mention('Et moi ?');
      assert.equal(await say(ines, other, 'Vous aussi.', { personaId }), `${DECLARED}\nVous aussi.\n— Lisa`);
      const thread = await database.read(organisationId, (db) =>
        readThread(db, ines, { conversationId: told.conversationId, from: undefined, limit: 10 }),
      );
      const ours = thread!.messages.filter(({ direction }) => direction === 'outbound');
      assert.deepEqual(
        ours.map(({ memberId, personaName }) => [memberId, personaName]),
        [
          [ines.memberId, 'Lisa'],
          [ines.memberId, 'Lisa'],
        ],
      );
      const entries = await database.read(organisationId, (db) => entriesAfter(db, organisationId, 0, 500));
      const scheduled = entries.find(({ kind }) => kind === 'publication.scheduled')!;
      assert.deepEqual([scheduled.memberId, scheduled.data['persona'], scheduled.data['opening']], [ines.memberId, 'Lisa', DECLARED]);
    });

    test('says so again in each open thread when what is behind it changes', async () => {
      const { ines, mention, say, lisa } = await world();
      const personaId = idOf(await lisa());
      const told = await mention();
      await say(ines, told, 'Un.', { personaId });
      await lisa({ behind: 'program' });
      assert.equal(
        await say(ines, told, 'Deux.', { personaId }),
        'Lisa, assistante virtuelle de Réseau\u00a0: un programme vous répond.\nDeux.\n— Lisa',
      );
      await lisa({ behind: 'program', voiceNotes: 'Plus bref.' });
      assert.equal(await say(ines, told, 'Trois.', { personaId }), 'Trois.\n— Lisa', 'notes for the team change nothing in public');
    });

    test('says so again when its declaration was taken back or taken down: what nobody can read declares nothing', async () => {
      const { ines, mention, say, lisa, fake, organisationId, account } = await world();
      const personaId = idOf(await lisa());
      const told = await mention();
      assert.match(await say(ines, told, 'Un.', { personaId, leave: false }), /^Lisa, personnage/u);
      assert.match(await say(ines, told, 'Deux.', { personaId }), /^Lisa, personnage/u);
      const declared = [...fake.posts.values()].filter(({ text }) => text.startsWith('Lisa, personnage'));
      const gone = declared.map(({ ref }) => ({ kind: 'deleted' as const, ref }));
      await mine.database.transact(organisationId, (tx) => ingest(tx, account, gone));
      assert.match(await say(ines, told, 'Trois.', { personaId }), /^Lisa, personnage/u);
    });

    test('speaks the language of the thread, the free words around the declaration and never instead of it', async () => {
      const { ines, hear, fake, say, lisa } = await world();
      const personaId = idOf(await lisa({ openingBefore: 'Bonjour !', openingAfter: 'À vous.' }));
      const english = await hear({ ...fake.say('karim', 'Hello?'), languages: ['en-GB'] });
      assert.equal(
        await say(ines, english, 'Yes.', { personaId }),
        'Bonjour ! Lisa, a character of Réseau: the people of the team answer you. À vous.\nYes.\n— Lisa',
      );
    });

    test('hands over to a person, who says so with a first name, once; coming back, it says again what it is', async () => {
      const { ines, paul, mention, say, lisa, retire, replyDeps } = await world();
      const personaId = idOf(await lisa());
      const told = await mention();
      await say(ines, told, 'Un.', { personaId });
      const composer = await readComposer(replyDeps, paul, told.conversationId);
      assert.ok(composer.ok && composer.value.personaSpeaks && composer.value.opening === 'Ici Paul, je reprends pour Lisa.');
      assert.equal(await say(paul, told, 'Je regarde.'), 'Ici Paul, je reprends pour Lisa.\nJe regarde.\n— Paul');
      assert.equal(await say(paul, told, 'Trouvé.'), 'Trouvé.\n— Paul');
      assert.equal(await say(ines, told, 'Merci Paul.', { personaId }), `${DECLARED}\nMerci Paul.\n— Lisa`);
      assert.ok((await retire()).ok);
      assert.equal(await say(ines, told, 'Fin.', { personaId }), 'no-such-persona');
      assert.equal(await say(ines, told, 'Fin.'), 'Ici Inès, je reprends pour Lisa.\nFin.\n— Inès');
    });

    test('and a person do not speak at once: what the second must say first depends on the first', async () => {
      const { ines, mention, say, lisa, sweep } = await world();
      const personaId = idOf(await lisa());
      const told = await mention();
      await say(ines, told, 'Un.', { personaId, leave: false });
      assert.equal(await say(ines, told, 'Deux.'), 'other-voice-underway');
      await sweep();
      assert.match(await say(ines, told, 'Deux.'), /^Ici Inès/u);
    });

    test('counts its declaration in the length, and must leave room for an answer', async () => {
      const { ines, mention, say, lisa } = await world();
      const personaId = idOf(await lisa());
      const told = await mention();
      const room = 300 - `${DECLARED}\n\n— Lisa`.length;
      assert.equal(await say(ines, told, 'a'.repeat(room + 1), { personaId }), 'too-long');
      assert.match(await say(ines, told, 'a'.repeat(room), { personaId }), /^Lisa/u);
      const long = await lisa({ openingBefore: 'b'.repeat(80), openingAfter: 'c'.repeat(80) });
      assert.ok(!long.ok && long.error.kind === 'opening-too-long');
    });

    test('is declared on the profile with its portrait, is managed by leads, and takes no colleague’s name', async () => {
      const { ines, lead, account, lisa, portrait, shown, retire } = await world();
      idOf(await lisa());
      assert.deepEqual([...shown], [{ line: DECLARED, portrait: null }]);
      const face = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#0F6B6B' } })
        .png()
        .toBuffer();
      assert.ok((await portrait(face)).ok);
      assert.equal(shown.at(-1)?.portrait?.mimeType, 'image/jpeg');
      const bad = await portrait(new TextEncoder().encode('no picture'));
      assert.ok(!bad.ok && bad.error.kind === 'not-an-image');
      const member = await lisa({}, ines);
      assert.ok(!member.ok && member.error.kind === 'not-allowed');
      const namesake = await lisa({ name: 'PAUL' });
      assert.ok(!namesake.ok && namesake.error.kind === 'name-of-member');
      const { takenNames } = personasHolding;
      const isTakenByOther = async (db: Query, ofOrganisation: string, name: string) =>
        ((await takenNames?.(db, ofOrganisation)) ?? []).some((one) => sameName(one, name));
      const members = [{ memberId: ines.memberId, signsAs: 'LISA' }];
      const borrowed = async () => await changeTeam({ ...mine, isTakenByOther }, lead, { accountId: account.accountId, members });
      assert.deepEqual(await borrowed(), { ok: false, error: { kind: 'name-of-persona', name: 'LISA' } });
      await retire();
      assert.equal(shown.at(-1), null);
      assert.ok((await borrowed()).ok, 'nobody is called that any more');
    });
  });

  test('who wrote what left from here is nobody’s to change', async () => {
    const { ines, mention, say, alter, organisationId } = await world();
    await say(ines, await mention(), 'Oui.');
    const [row] = await alter<{ message_id: string }>(
      `select message_id from message where organisation_id = $1 and direction = 'outbound'`,
      [organisationId],
    );
    const changed = await attributeMessage({ database: mine.database }, ines, { messageId: row!.message_id, memberId: null });
    assert.ok(!changed.ok && changed.error.kind === 'sent-from-here');
  });
});
