import 'reflect-metadata';
import { createCheckpoints } from './modules/audit/audit.module.ts';
import { composeHandlers } from './modules.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { assertDeadlines, assertHarmlessRole, connect } from './platform/db.ts';
import { beat } from './platform/heartbeat.ts';
import { connectQueue, createEnqueue, runJobs } from './platform/jobs.ts';
import { createMailer } from './platform/letter.ts';
import { createLog } from './platform/log.ts';
import { untilStopped } from './platform/process.ts';

/** The worker process: what left through the outbox is done here. `node dist/worker.js`. */
try {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const database = connect(config);
  await assertHarmlessRole(database.client);
  await assertDeadlines(database.client);
  const mailer = createMailer(config);
  const queue = connectQueue(config);
  const jobs = await runJobs(queue, composeHandlers({ config, database, enqueue: await createEnqueue(queue, log), log }, mailer), log);
  const checkpoints = createCheckpoints({ config, database, log }).keep();
  if (config.HEARTBEAT_FILE) beat(database.client, config.HEARTBEAT_FILE, log);
  log.info('working');
  await untilStopped(log, async () => {
    checkpoints.stop();
    await jobs.stop();
    mailer.close();
    await queue.end();
    await database.close();
  });
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
