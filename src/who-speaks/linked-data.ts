import { asItIs, html } from '../platform/http/index.ts';
import type { Html } from '../platform/http/index.ts';
import { pathOf, photoPath } from './addresses.ts';
import type { PageView, ShownAccount, ShownPerson } from './page-view.ts';

interface About {
  readonly view: PageView;
  /** The account whose page it is; null for the organisation's. */
  readonly account: ShownAccount | null;
  readonly language: 'fr' | 'en';
  /** Our own, without a final slash; empty when it is not known. */
  readonly origin: string;
}

/** The page in schema.org's words, with nothing that the page does not show. */
export function linkedData({ view, account, language, origin }: About): Html {
  const at = (path: string) => `${origin}${path}`;
  const home = at(pathOf(language, { slug: view.slug, account: null, card: false }));
  const organisationId = `${home}#organisation`;
  const accounts = account === null ? view.accounts : [account];
  const shown = account === null ? view.people : account.team;
  // Whoever holds an office is described with it, on its account's team or not.
  const holders = accounts.flatMap(({ office }) => office?.holder?.person ?? []);
  const people = [...new Map([...shown, ...holders].map((one) => [one.memberId, one])).values()];
  const person = (one: ShownPerson) => ({
    '@type': 'Person',
    '@id': `${home}#${one.memberId}`,
    name: one.name,
    ...(one.title === '' ? {} : { jobTitle: one.title }),
    ...(one.photoDigest === null ? {} : { image: at(photoPath(view.slug, one, 256)) }),
    worksFor: { '@id': organisationId },
  });
  const { url, email, phone } = view.contact;
  const contact = {
    '@type': 'ContactPoint',
    contactType: 'customer service',
    availableLanguage: ['fr', 'en'],
    ...(url === '' ? {} : { url }),
    ...(email === '' ? {} : { email }),
    ...(phone === '' ? {} : { telephone: phone }),
  };
  const offices = accounts.flatMap(({ office, handle }) => {
    const holder = office?.holder?.person;
    if (!office || !holder) return [];
    return [
      {
        '@type': 'OrganizationRole',
        roleName: office.holder?.title ?? office.title,
        startDate: office.holder?.startsOn,
        description: `@${handle}`,
        employee: { '@id': `${home}#${holder.memberId}` },
      },
    ];
  });
  const organisation = {
    '@type': 'Organization',
    '@id': organisationId,
    name: view.organisation,
    url: home,
    sameAs: accounts.flatMap(({ profileUrl }) => profileUrl ?? []),
    ...(url === '' && email === '' && phone === '' ? {} : { contactPoint: [contact] }),
    employee: [...shown.map((one) => ({ '@id': `${home}#${one.memberId}` })), ...offices],
  };
  const page = {
    '@type': 'ProfilePage',
    url: at(pathOf(language, { slug: view.slug, account: account?.key ?? null, card: false })),
    inLanguage: language,
    mainEntity: { '@id': organisationId },
  };
  const json = JSON.stringify({ '@context': 'https://schema.org', '@graph': [page, organisation, ...people.map(person)] });
  // Inside a script element only these could end it or begin a comment.
  const safe = json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return html`<script type="application/ld+json">${asItIs(safe)}</script>`;
}
