import type { FastifyInstance } from 'fastify';
import type postgres from 'postgres';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Health {
  /** From now on the process says that it is not ready, and that its connections are not for the next request. */
  leave(): void;
}

const deadline = 2_000;

/**
 * Liveness: the process answers. Readiness: the database answers and knows the migrations that this build was made for.
 * Metrics carry no person and no shop. All three are for the machines next door: a front proxy should not publish them.
 *
 * @param client has connections beside the pool, so that a pool in full use is not taken for a database that is away
 */
export function serveHealth(app: FastifyInstance, client: postgres.Sql, migrations: number): Health {
  let leaving = false;
  let asking: Promise<string | null> | null = null;
  // One question at a time, however many ask: while the database says nothing, they would only queue up.
  const whyNot = () => {
    asking ??= whyNotReady(client, migrations).finally(() => {
      asking = null;
    });
    return asking;
  };
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    duration.observe({ route: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
  });

  app.addHook('onSend', async (_request, reply) => {
    if (leaving) void reply.header('connection', 'close');
  });

  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const reason = leaving ? 'leaving' : await whyNot();
    return reason ? reply.code(503).send({ status: 'not ready', reason }) : { status: 'ready' };
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return {
    leave() {
      leaving = true;
    },
  };
}

async function whyNotReady(client: postgres.Sql, migrations: number): Promise<string | null> {
  const query = client<{ count: number }[]>`select count(*)::int as count from drizzle.__drizzle_migrations`;
  const timeout = new Promise<null>((resolve) => setTimeout(resolve, deadline, null).unref());
  try {
    const rows = await Promise.race([query, timeout]);
    if (!rows) return 'database';
    return (rows[0]?.count ?? 0) >= migrations ? null : 'migrations';
  } catch {
    return 'database';
  }
}
