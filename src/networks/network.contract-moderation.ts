/** The contract suite: keeping people and posts away, and what stands at the head of the profile. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { must, outgoing, refusalOf, type ContractHarness } from './network.contract-harness.ts';
import type { ModerationAct } from './network.ts';

export function moderationContract(harnessOf: () => ContractHarness): void {
  describe('moderation', () => {
    for (const [kind, undo] of [
      ['mute', 'unmute'],
      ['block', 'unblock'],
    ] as const) {
      it(`can ${kind} somebody, again and again, and take it back`, async (t) => {
        const { connection, passerBy, bystander } = harnessOf();
        const { identity } = bystander ?? passerBy;
        if (!connection.capabilities.moderation.includes(kind)) return await refused(t, { kind, identity });
        for (const act of [kind, kind, undo, undo] as const) must(await connection.moderate({ kind: act, identity }));
      });
    }

    it('can hide an answer under our post, and show it again', async (t) => {
      const { network, connection, passerBy, settle } = harnessOf();
      const ours = must(await connection.publish(outgoing('Travaux ce dimanche.'), network.newRecordKey()));
      await settle();
      const { ref } = await passerBy.post('Quelle honte', { replyTo: ours });
      await settle();
      if (!connection.capabilities.moderation.includes('hide')) return await refused(t, { kind: 'hide', ref });
      for (const kind of ['hide', 'hide', 'unhide', 'unhide'] as const) must(await connection.moderate({ kind, ref }));
    });

    it('can report somebody with what shows it', async (t) => {
      const { connection, passerBy, account, settle } = harnessOf();
      const { ref } = await passerBy.post(`@${account.handle} gagnez un iPhone`);
      await settle();
      const act = { kind: 'report', identity: passerBy.identity, refs: [ref], reason: 'spam', comment: 'Trois fois ce matin' } as const;
      if (!connection.capabilities.moderation.includes('report')) return await refused(t, act);
      must(await connection.moderate(act));
    });

    async function refused(t: { skip(why: string): void }, act: ModerationAct): Promise<void> {
      assert.equal(refusalOf(await harnessOf().connection.moderate(act)), 'unsupported');
      t.skip(`this network offers no ${act.kind}`);
    }
  });

  describe('the head of the profile', () => {
    it('shows one post of ours, another instead, then none', async (t) => {
      const { network, connection, settle } = harnessOf();
      const [first, second] = [
        must(await connection.publish(outgoing('Comment nous écrire'), network.newRecordKey())),
        must(await connection.publish(outgoing('Nos horaires'), network.newRecordKey())),
      ];
      await settle();
      if (!connection.capabilities.pins) {
        assert.equal(refusalOf(await connection.pin(first.ref)), 'unsupported');
        return t.skip('this network pins nothing');
      }
      for (const ref of [first.ref, first.ref, second.ref, null, null]) must(await connection.pin(ref));
    });

    it('keeps the rest of the profile as it was', async (t) => {
      const { network, connection, settle } = harnessOf();
      if (!connection.capabilities.pins) return t.skip('this network pins nothing');
      const { version: _, ...before } = must(await connection.readProfile());
      const { ref } = must(await connection.publish(outgoing('À lire'), network.newRecordKey()));
      await settle();
      must(await connection.pin(ref));
      must(await connection.pin(null));
      const { version: __, ...after } = must(await connection.readProfile());
      assert.deepEqual(after, before);
    });
  });
}
