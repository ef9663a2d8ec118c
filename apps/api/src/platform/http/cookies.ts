import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../viewer.ts';

/** Cookies know hosts, not ports: on one host each portal still has its own. The prefix ties it to host, path and TLS (RFC 6265bis). */
const nameFor = (portal: Portal | null) => `__Host-prikazchik-${portal ?? 'seller'}`;

export function readRefreshCookie(request: FastifyRequest, portal: Portal | null): string | null {
  return request.cookies[nameFor(portal)] ?? null;
}

/** Null takes the cookie away, together with the pages that the browser keeps in its cache: Back must show nothing. */
export function writeRefreshCookie(reply: FastifyReply, portal: Portal | null, token: string | null, expiresAt?: Date): void {
  const options = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
  if (token) {
    void reply.setCookie(nameFor(portal), token, { ...options, ...(expiresAt && { expires: expiresAt }) });
  } else {
    void reply.clearCookie(nameFor(portal), options);
    void reply.header('clear-site-data', '"cache"');
  }
}
