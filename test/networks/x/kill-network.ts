/** The fake as a kill run sees it. */
import type { KillNetwork } from '../kill-run.ts';
import type { FakeX } from './server.ts';

export function onX({ url, world }: FakeX): KillNetwork {
  const ours = world.addUser('Ligne4', 'Ligne 4');
  const people = ['karim', 'lea', 'ana', 'tom'].map((name) => world.addUser(name));
  return {
    account: { network: 'x', server: url, handle: ours.username, secret: world.grant(ours.id).access },
    speakers: people.map(
      ({ id }) =>
        async (text) =>
          world.addPost({ authorId: id, text }).id,
    ),
    spoken: async () =>
      [...world.posts.values()]
        .filter(({ authorId }) => authorId === ours.id)
        .map(({ text, replyTo, conversationId }) => ({ text, parent: replyTo ?? '', root: conversationId })),
  };
}
