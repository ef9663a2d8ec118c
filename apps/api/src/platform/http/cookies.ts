import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Portal } from '../viewer.ts';

/** Cookies know hosts, not ports: on one host each portal still has its own. The prefix ties it to host, path and TLS (RFC 6265bis). */
const nameFor = (portal: Portal | null) => `__Host-prikazchik-${portal ?? 'seller'}`;
const deviceNameFor = (portal: Portal | null) => `${nameFor(portal)}-device`;

const options = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const;

export function readRefreshCookie(request: FastifyRequest, portal: Portal | null): string | null {
  return request.cookies[nameFor(portal)] ?? null;
}

/** Null takes the cookie away. */
export function writeRefreshCookie(reply: FastifyReply, portal: Portal | null, token: string | null, expiresAt?: Date): void {
  if (token) void reply.setCookie(nameFor(portal), token, { ...options, ...(expiresAt && { expires: expiresAt }) });
  else void reply.clearCookie(nameFor(portal), options);
}

/** In seconds: half a year since the last sign-in. */
const deviceAge = 180 * 24 * 3600;

export function readDeviceCookie(request: FastifyRequest, portal: Portal | null): string | null {
  return request.cookies[deviceNameFor(portal)] ?? null;
}

export function writeDeviceCookie(reply: FastifyReply, portal: Portal | null, token: string): void {
  void reply.setCookie(deviceNameFor(portal), token, { ...options, maxAge: deviceAge });
}

/** For one who signs out: takes the cookie and the pages that the browser keeps away, so that Back shows nothing. */
export function forgetBrowser(reply: FastifyReply, portal: Portal | null): void {
  writeRefreshCookie(reply, portal, null);
  void reply.header('clear-site-data', '"cache"');
}
