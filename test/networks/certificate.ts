/** A certificate of our own for this machine, as somebody makes one for a server at home: nobody else vouches for it. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Made in `folder`; `file` is what `NODE_EXTRA_CA_CERTS` wants. Throws where there is no `openssl`. */
export async function makeCertificate(folder: string): Promise<Certificate & { readonly file: string }> {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  await promisify(execFile)('openssl', [...made, '-keyout', key, '-out', cert, ...names], { timeout: 20_000 });
  return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8'), file: cert };
}
