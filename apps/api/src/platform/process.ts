import type { Log } from './log.ts';

/** The longest that a stop may take, in milliseconds, before the process goes anyway: 25 s for what is under way, and the notice. */
const patience = 27_000;

/**
 * Keeps the process until it is told to stop (SIGTERM, SIGINT), then stops in order and exits with 0. Whatever nobody
 * caught is logged and ends the process: a state that nobody thought of is not one to serve from.
 */
export async function untilStopped(log: Log, stop: () => Promise<void>): Promise<void> {
  const fatal = (error: unknown) => {
    log.fatal({ error }, 'not caught anywhere');
    process.exit(1);
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => resolve(name));
  });
  log.info({ signal }, 'stopping');
  setTimeout(() => process.exit(1), patience).unref();
  await stop();
  process.exit(0);
}
