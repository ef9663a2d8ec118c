import { pino } from 'pino';

export type Log = pino.Logger;

/**
 * JSON lines to standard output. Names of fields that could carry a secret or an address are cut by pino itself, so that a
 * careless `log.info({ input })` leaks nothing.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: {
      paths: ['password', 'token', 'email', 'phone', '*.password', '*.token', '*.email', '*.phone', 'req.headers.authorization', 'req.headers.cookie'],
      censor: '[cut]',
    },
    serializers: { req: (request: { method: string; url: string; id: string }) => ({ method: request.method, path: request.url.split('?')[0], id: request.id }) },
  });
}
