import { ConfigError, readConfig } from './config.ts';
import { createPortal } from './portal.ts';
import { openUpstreams } from './upstreams.ts';

const STOP_WITHIN_MS = 10_000;

async function start() {
  const config = readConfig();
  const upstreams = openUpstreams(config.API_UPSTREAM);
  const common = { upstreams, trustedProxies: config.TRUSTED_PROXIES };
  const seller = await createPortal({ folder: config.SELLER_DIR, url: config.SELLER_URL, otherUrl: config.STAFF_URL, ...common });
  const staff = await createPortal({ folder: config.STAFF_DIR, url: config.STAFF_URL, otherUrl: config.SELLER_URL, ...common });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      await Promise.all([seller.close(), staff.close()]);
      await upstreams.close();
      process.exit(0);
    });
  }
  await seller.listen({ host: config.WEB_HOST, port: config.SELLER_PORT });
  await staff.listen({ host: config.WEB_HOST, port: config.STAFF_PORT });
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
