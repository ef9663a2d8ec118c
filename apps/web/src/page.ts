import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newNonce, pagePolicy } from './headers.ts';

const NONCE = '__CSP_NONCE__';
const OTHER_PORTAL = '__OTHER_PORTAL__';

/** `/products/42` is a page of the app; `/assets/gone.js` and `/favicon.ico` are files, there or not. */
function isPage({ method, url }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  return (method === 'GET' || method === 'HEAD') && !path.slice(path.lastIndexOf('/')).includes('.');
}

/**
 * Answers what is no file with the app's one page: its router knows the address. Every answer carries a nonce of its
 * own and may not be stored. The page is told where the other portal is: one build serves at any address.
 */
export function servePage(app: FastifyInstance, folder: string, portal: URL, otherPortal: URL): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(OTHER_PORTAL, otherPortal.origin);
  const parts = page.split(NONCE);
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return reply.code(404).type('text/plain; charset=utf-8').send('Not found');
    const nonce = newNonce();
    return reply
      .headers({ 'content-security-policy': pagePolicy(portal, nonce), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(parts.join(nonce));
  });
}
