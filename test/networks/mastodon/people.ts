/** People of the fake as the contract suite wants them. */
import type { ContractPerson } from '../../../src/networks/network.contract.ts';
import type { FakeMastodon } from './server.ts';
import type { Person, Status } from './world.ts';

/** `ours`: to whom they speak. Like the network's own apps, they name whom they answer. */
export function asContractPerson({ world, url }: FakeMastodon, person: Person, ours: Person): ContractPerson {
  const pointer = ({ id }: Status) => ({ ref: `${url}/api/v1/statuses/${id}`, version: '' });
  const find = (ref: string): Status | undefined => world.statuses.get(ref.split('/').at(-1) ?? '');
  const addressed = (text: string, parent: Status | undefined): string => {
    const to = [parent?.personId, ...(parent?.mentions ?? [])].filter((id) => id !== undefined && id !== person.id);
    const names = [...new Set(to)].map((id) => `@${world.people.get(id ?? '')!.username}`).filter((name) => !text.includes(name));
    return [...names, text].join(' ');
  };
  return {
    identity: person.url,
    handle: `${person.username}@${person.domain ?? world.domain}`,
    async post(text, { replyTo, quote, image, languages, contentWarning, poll } = {}) {
      const parent = replyTo === undefined ? undefined : find(replyTo.ref);
      return pointer(
        world.post(person, {
          text: addressed(text, parent),
          parentId: parent?.id ?? null,
          quotedId: quote === undefined ? null : (find(quote.ref)?.id ?? null),
          language: languages?.[0] ?? null,
          spoiler: contentWarning ?? '',
          media: image === undefined ? [] : [{ id: world.newId(), description: image.alt, width: image.width, height: image.height }],
          poll: poll === undefined ? null : { options: poll, multiple: false, endsAt: new Date(Date.now() + 3_600_000) },
        }),
      );
    },
    edit: async (ref, text) => world.edit(find(ref)!, { text }),
    delete: async (ref) => world.remove(find(ref)!),
    async whisper(text, { replyTo } = {}) {
      const parent = replyTo === undefined ? undefined : find(replyTo.ref);
      return pointer(world.post(person, { text: `@${ours.username} ${text}`, visibility: 'direct', parentId: parent?.id ?? null }));
    },
    follow: async () => world.follow(person, ours),
    canRead: async (ref) => {
      const status = find(ref);
      return status !== undefined && world.isVisible(status, person);
    },
  };
}
