import { Problem } from '../../platform/problem.ts';
import type { OpenedSession } from './sessions.service.ts';

/** Where a browser keeps what no script of it may see. */
interface Cookies {
  setRefreshToken(token: string, expiresAt: Date): void;
  setDeviceToken(token: string): void;
}

/** Puts the session's tokens where only the browser sees them. */
export function keepTokens(cookies: Cookies, session: OpenedSession | Problem): OpenedSession | Problem {
  if (session instanceof Problem) return session;
  if (session.refresh) cookies.setRefreshToken(session.refresh.token, session.refresh.expiresAt);
  if (session.device) cookies.setDeviceToken(session.device);
  return session;
}
