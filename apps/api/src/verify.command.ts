import 'reflect-metadata';
import { createCheckpoints, describeFlaw, verifyJournals } from './modules/audit/audit.module.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { connect } from './platform/db.ts';
import { createLog } from './platform/log.ts';

/**
 * Looks through the journals of all shops: `node dist/verify.command.js`, with the worker's settings. Prints a line for each
 * shop; ends with 1 when anything in them, or in the file of checkpoints, is not as it was written.
 */
try {
  const config = readConfig(process.env);
  const database = connect({ ...config, DATABASE_POOL: 2 });
  const started = performance.now();
  const { checkpoints, forged } = await createCheckpoints({ config, database, log: createLog('silent') }).read();
  for (const line of forged) console.log(`${config.AUDIT_CHECKPOINTS}:${line} was not signed with this LINK_SECRET`);
  let [shops, rows, wrong] = [0, 0, 0];
  for await (const verdict of verifyJournals(database, checkpoints)) {
    shops += 1;
    rows += verdict.rows;
    if (verdict.flaw) wrong += 1;
    console.log(`${verdict.companyId}  ${verdict.flaw ? `WRONG at ${describeFlaw(verdict.flaw)}` : `${verdict.rows} rows verified`}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${shops} shops, ${rows} rows, ${checkpoints.length} checkpoints, ${seconds} s: ${wrong === 0 ? 'whole' : `${wrong} WRONG`}`);
  await database.close();
  process.exitCode = wrong + forged.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
