import type { AtNetwork } from './harness.ts';
import type { KillNetwork } from './kill-run.ts';

type PostValue = {
  readonly text: string;
  readonly reply?: { readonly parent: { readonly uri: string }; readonly root: { readonly uri: string } };
  readonly embed?: { readonly images?: readonly { readonly alt: string }[] };
};

/** An account on the AT network, and four people who write to it. */
export async function onAtNetwork(at: AtNetwork): Promise<KillNetwork> {
  const [ours, ...public_] = await Promise.all(['ligne-4', 'karim', 'lea', 'ana', 'tom'].map((handle) => at.createPerson({ handle })));
  return {
    account: { network: 'bluesky', server: at.pdsUrl, handle: ours!.handle, secret: ours!.appPassword },
    speakers: public_.map((person) => async (text) => (await person.post(text)).uri),
    async spoken() {
      const records = await at.recordsOf(ours!.did);
      return records.map(({ value }) => {
        const { text, reply, embed } = value as PostValue;
        const alts = embed?.images?.map(({ alt }) => alt) ?? [];
        return { text, parent: reply?.parent.uri ?? '', root: reply?.root.uri ?? '', alts };
      });
    },
  };
}
