import { PgDialect, type PgPreparedQuery, type PgTransactionConfig, type PreparedQueryConfig } from 'drizzle-orm/pg-core';
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { Overdue } from './deadline.ts';
import type { Gate } from './gate.ts';

type NoTables = Record<string, never>;
/** The types of the driver keep a transaction apart from a client; drizzle asks for what is both. */
type Bound = postgres.TransactionSql & postgres.Sql;
type Untimed = PostgresJsSession<postgres.Sql, NoTables, NoTables>;

const dialect = new PgDialect();

/** drizzle's session where each unit of work, one statement or one transaction, passes the gate and has a deadline. */
export class TimedSession extends PostgresJsSession<postgres.Sql, NoTables, NoTables> {
  private readonly gate: Gate;

  constructor(client: postgres.Sql, gate: Gate) {
    super(client, dialect, undefined);
    this.gate = gate;
  }

  override prepareQuery<T extends PreparedQueryConfig>(...query: Parameters<Untimed['prepareQuery']>): PgPreparedQuery<T> {
    const prepared = super.prepareQuery<T>(...query);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (values) => this.gate.pass(() => execute(values));
    return prepared;
  }

  /** Of those who were told that it took too long, nothing is committed that could still be rolled back. */
  override transaction<T>(work: (tx: PostgresJsTransaction<NoTables, NoTables>) => Promise<T>, config?: PgTransactionConfig): Promise<T> {
    return this.gate.pass((isLate) =>
      super.transaction(async (tx) => {
        const answer = await work(tx);
        if (isLate()) throw new Overdue('The transaction took too long.');
        return answer;
      }, config),
    );
  }

  /**
   * A transaction that reads the rows of one shop. What binds it to the shop goes out together with the first question: both
   * are on their way in this order, whoever waits for which.
   */
  reading<T>(companyId: string, work: (tx: PostgresJsTransaction<NoTables, NoTables>) => Promise<T>): Promise<T> {
    return this.gate.pass(() =>
      this.client.begin('read only', async (client) => {
        const bound = client`select set_config('app.company', ${companyId}, true)`.execute();
        const session = new PostgresJsSession<Bound, NoTables, NoTables>(client as Bound, dialect, undefined);
        const [answer] = await Promise.all([work(new PostgresJsTransaction(dialect, session, undefined)), bound]);
        return answer;
      }),
    ) as Promise<T>;
  }
}
