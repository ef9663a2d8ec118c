import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { createApi } from './app.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { untilStopped } from './platform/process.ts';

/**
 * How long the process still serves after it said that it leaves, in milliseconds: whoever spreads requests over several of
 * us (`apps/web` looks twice a second) sends no more of them by then. On a developer's machine nobody does.
 */
const notice = 2_000;

/** The API process: `node dist/server.js`. */
try {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const api = await createApi(config, log);
  await api.http.listen({ host: config.API_HOST, port: config.API_PORT });
  log.info({ host: config.API_HOST, port: config.API_PORT }, 'listening');
  await untilStopped(log, async () => {
    api.health.leave();
    if (config.NODE_ENV !== 'development') await delay(notice);
    await api.close();
  });
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
