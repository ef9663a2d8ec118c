const codes = new Set([
  // postgres.js
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  // Node
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  // PostgreSQL: shutting down, starting up, too many connections, cancelled by timeout, deadlock
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '57014',
  '40P01',
]);

/** Whether the error says that the database is away or overloaded rather than that we asked something wrong. */
export function isUnavailable(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && codes.has(cause.code)) return true;
  }
  return false;
}
