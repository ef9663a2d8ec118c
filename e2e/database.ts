import postgres from 'postgres';
import { stack } from './stack.ts';

/** Looks into the database, or moves the hands of its clocks, as its owner: for what no page shows and no journey can wait for. */
export async function inDatabase<Answer>(work: (sql: postgres.Sql) => Promise<Answer>): Promise<Answer> {
  const sql = postgres(stack.ownerDatabaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
