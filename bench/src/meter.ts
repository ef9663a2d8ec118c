import { Session } from 'node:inspector/promises';

/**
 * Loaded into every server that is measured (`node --import`): tells over the channel to its parent what the process has
 * used, and profiles it on demand. A server whose parent is gone has nobody to serve.
 */
export interface Reading {
  /** Of all threads since the start, in milliseconds. */
  cpuMs: number;
  /** Resident memory, in bytes. */
  rss: number;
  /** A V8 CPU profile in JSON, when one was running and was asked for. */
  profile?: string;
}

/** What the meter may be told. */
export type Order = 'read' | 'profile' | 'end profile';

const session = new Session();

async function obey(order: Order): Promise<Pick<Reading, 'profile'>> {
  if (order === 'profile') {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 500 });
    await session.post('Profiler.start');
  }
  if (order !== 'end profile') return {};
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { profile: JSON.stringify(profile) };
}

process.on('message', async (order: Order) => {
  const told = await obey(order);
  const { user, system } = process.cpuUsage();
  const reading: Reading = { cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss(), ...told };
  process.send?.(reading);
});
process.on('disconnect', () => process.exit());
process.channel?.unref();
