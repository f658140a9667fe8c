/** Labels under which a country registers names: `example.co.uk`, `ville.gouv.fr`. */
const SECOND = new Set(
  'co com net org edu gov gouv ac asso mil info nom prd tm ltd plc me sch nhs police go ne or gob nic govt school geek'.split(' '),
);
/** Where each name below belongs to somebody else. */
const SHARED = new Set(
  `github.io gitlab.io pages.dev netlify.app vercel.app herokuapp.com web.app firebaseapp.com blogspot.com wordpress.com tumblr.com
  myshopify.com wixsite.com free.fr azurewebsites.net cloudfront.net amazonaws.com substack.com eklablog.com canalblog.com over-blog.com`.split(
    /\s+/,
  ),
);

/**
 * Whose a host is, as names are registered: `ratp.fr` of `www.ratp.fr`, `ville.gouv.fr` of `mail.ville.gouv.fr`. By rule of thumb: a list of all
 * the suffixes there are is longer than it is worth, and a wrong guess costs a note.
 */
export function siteOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const last = (count: number): string => labels.slice(-count).join('.');
  if (/^[\d.]+$|:/.test(host)) return host;
  if (SHARED.has(last(2))) return last(3);
  const [top = '', second = ''] = [labels.at(-1), labels.at(-2)];
  return top.length === 2 && SECOND.has(second) ? last(3) : last(2);
}
