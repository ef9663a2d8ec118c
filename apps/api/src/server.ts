import 'reflect-metadata';
import { createApi } from './app.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { createLog } from './platform/log.ts';
import { untilStopped } from './platform/process.ts';

/** The API process: `node dist/server.js`. */
try {
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const api = await createApi(config, log);
  await api.http.listen({ host: config.API_HOST, port: config.API_PORT });
  log.info({ host: config.API_HOST, port: config.API_PORT }, 'listening');
  await untilStopped(log, async () => {
    api.health.leave();
    await api.close();
  });
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
