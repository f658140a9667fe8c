/** Examples that work as they stand on the page, once the key is put in. */

/** Drafts a post, then plans it; `account` is the id of one of ours. */
export const curlExample = (origin: string, account: string, words: string): string => `export VISAVIS_KEY=visavis_…

# ${words}
curl -s ${origin}/api/v1/posts \\
  -H "Authorization: Bearer $VISAVIS_KEY" -H 'Content-Type: application/json' \\
  -d '{"accountIds": ["${account}"],
       "content": {"parts": [{"text": "Bonjour !"}], "versions": [], "visibility": "public",
                   "contentWarning": null, "languages": ["fr"]}}'

# postId, revision: ↑
curl -s ${origin}/api/v1/posts/POST_ID/plan \\
  -H "Authorization: Bearer $VISAVIS_KEY" -H 'Content-Type: application/json' \\
  -d '{"revision": 1, "when": {"kind": "now"}, "deadlineMinutes": null}'

curl -s '${origin}/api/v1/publications?limit=10' -H "Authorization: Bearer $VISAVIS_KEY"
`;

/** Reads the signature as the Standard Webhooks specification says. */
export const VERIFY_EXAMPLE = `const { createHmac, timingSafeEqual } = require('node:crypto');
const { createServer } = require('node:http');
const { env } = require('node:process');

const key = Buffer.from(env.WEBHOOK_SECRET.slice('whsec_'.length), 'base64');

function isOurs(headers, body) {
  const at = Number(headers['webhook-timestamp']);
  if (!(Math.abs(Date.now() / 1000 - at) < 300)) return false;
  const signed = \`\${headers['webhook-id']}.\${at}.\${body}\`;
  const wanted = createHmac('sha256', key).update(signed).digest();
  return String(headers['webhook-signature']).split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

createServer(async (request, response) => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  if (!isOurs(request.headers, body)) return response.writeHead(401).end();
  console.log(request.headers['webhook-id'], JSON.parse(body));
  response.writeHead(204).end();
}).listen(9000, '127.0.0.1');
`;
