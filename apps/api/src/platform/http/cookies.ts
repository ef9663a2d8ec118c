import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../viewer.ts';

/** Cookies know hosts, not ports: on one host each portal still has its own. The prefix ties it to host, path and TLS (RFC 6265bis). */
const nameFor = (portal: Portal | null) => `__Host-prikazchik-${portal ?? 'seller'}`;

export function readRefreshCookie(request: FastifyRequest, portal: Portal | null): string | null {
  return request.cookies[nameFor(portal)] ?? null;
}

/** Null takes the cookie away. */
export function writeRefreshCookie(reply: FastifyReply, portal: Portal | null, token: string | null, expiresAt?: Date): void {
  const options = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;
  if (token) void reply.setCookie(nameFor(portal), token, { ...options, ...(expiresAt && { expires: expiresAt }) });
  else void reply.clearCookie(nameFor(portal), options);
}

/** For one who signs out: takes the cookie and the pages that the browser keeps away, so that Back shows nothing. */
export function forgetBrowser(reply: FastifyReply, portal: Portal | null): void {
  writeRefreshCookie(reply, portal, null);
  void reply.header('clear-site-data', '"cache"');
}
