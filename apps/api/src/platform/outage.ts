/** The connection went while it was used: an answer may be lost, the database itself may be there. */
const cutOff = new Set([
  // postgres.js
  'CONNECTION_CLOSED',
  'SILENCE_TIMEOUT',
  // Node
  'ECONNRESET',
  'EPIPE',
  // PostgreSQL: told to shut down, or lost another of its processes
  '57P01',
  '57P02',
  // PgBouncer, whatever became of the server behind it
  '08P01',
]);

const away = new Set([
  ...cutOff,
  // Our own deadline
  'OVERDUE',
  // postgres.js
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  // Node
  'ECONNREFUSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  // PostgreSQL: starting up, too many connections, cancelled by timeout, no lock in time, idle in a transaction, deadlock
  '57P03',
  '53300',
  '57014',
  '55P03',
  '25P03',
  '40P01',
]);

function hasCode(error: unknown, codes: ReadonlySet<string>): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && codes.has(cause.code)) return true;
  }
  return false;
}

/** Whether the error says that the database is away or overloaded rather than that we asked something wrong. */
export const isUnavailable = (error: unknown): boolean => hasCode(error, away);

/** Whether the connection was lost under the question. What only reads may be asked again; what writes may have been done. */
export const isCutOff = (error: unknown): boolean => hasCode(error, cutOff);
