import { DrizzleQueryError } from 'drizzle-orm';
import { pino } from 'pino';

export type Log = pino.Logger;

/**
 * JSON lines to standard output. Names of fields that could carry a secret or an address are cut by pino itself, so that a
 * careless `log.info({ input })` leaks nothing: what one signs in by may be an address.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    redact: {
      paths: [
        'password',
        'token',
        'email',
        'phone',
        'signInName',
        'input.name',
        '*.password',
        '*.token',
        '*.email',
        '*.phone',
        '*.signInName',
        'req.headers.authorization',
        'req.headers.cookie',
      ],
      censor: '[cut]',
    },
    serializers: {
      error: describeError,
      req: (request: { method: string; url: string; id: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
        id: request.id,
      }),
    },
  });
}

/** What failed and where. A failed query is shown without its parameters: they hold people's data. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error === 'object' ? JSON.stringify(error) : String(error) };
  const isQuery = error instanceof DrizzleQueryError;
  return {
    name: error.name,
    message: isQuery ? `Failed query: ${error.query}` : error.message,
    ...('code' in error && { code: error.code }),
    stack: isQuery ? undefined : error.stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
