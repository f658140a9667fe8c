/** The fake as a kill run sees it. */
import type { KillNetwork } from '../kill-run.ts';
import type { FakeMastodon } from './server.ts';

export function onMastodon({ url, world, access }: FakeMastodon): KillNetwork {
  const [ours, ...public_] = ['ligne_4', 'karim', 'lea', 'ana', 'tom'].map((username) => world.addPerson({ username }));
  return {
    // Whoever is mentioned is named with the server in what we hear.
    account: {
      network: 'mastodon',
      server: url,
      handle: `${ours!.username}@${world.domain}`,
      secret: access.makeToken(ours!, 'read write').value,
    },
    speakers: public_.map((person) => async (text) => world.post(person, { text }).id),
    async spoken() {
      const said = [...world.statuses.values()].filter(({ personId }) => personId === ours!.id);
      return said.map((status) => ({
        // Whom it answers is named first, as it must be to reach them.
        text: status.text.replace(/^@\S+ /, ''),
        parent: status.parentId ?? '',
        root: world.ancestorsOf(status, ours!)[0]?.id ?? '',
      }));
    },
  };
}
