import compress from '@fastify/compress';
import files from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { commonHeaders, FILE_POLICY } from './headers.ts';
import { servePage } from './page.ts';
import { serveApi } from './proxy.ts';
import type { Upstreams } from './upstreams.ts';

export interface PortalOptions {
  /** The app as Vite built it. */
  folder: string;
  /** The portal's address as browsers know it. */
  url: string;
  /** The other portal's address. */
  otherUrl: string;
  /** Where the API is; closed by who opened them. */
  upstreams: Upstreams;
  trustedProxies: string[];
}

const COMPRESS_FROM_BYTES = 1024;
/** An outer bound; the API has its own, lower ones for what it takes where. */
const BODY_LIMIT = 32 * 1024 * 1024;

/** Vite puts a hash of the content in the name of everything under `assets/`: what is there never changes. */
const cacheControlOf = (file: string) => (/[\\/]assets[\\/]/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');

/** One portal on one origin: the built app, and the API behind the same address. It listens when the caller says so. */
export async function createPortal({ folder, url, otherUrl, upstreams, trustedProxies }: PortalOptions): Promise<FastifyInstance> {
  const portal = new URL(url);
  const app = Fastify({
    logger: { level: 'warn' },
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: true,
  });
  app.server.headersTimeout = 10_000;

  const headers = { ...commonHeaders(portal), 'content-security-policy': FILE_POLICY };
  app.addHook('onSend', async (_request, reply) => {
    // The API's own headers and the page's policy stand.
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  app.get('/health', { logLevel: 'silent' }, () => ({ status: 'ok' }));

  // The API decides about its own answers: compressing secrets beside what a caller chose can leak them (BREACH).
  await app.register((api) => serveApi(api, upstreams));
  await app.register(async (site) => {
    await site.register(compress, { encodings: ['br', 'gzip'], threshold: COMPRESS_FROM_BYTES });
    await site.register(files, {
      root: folder,
      // A route for each file there is: no path is ever made from what a client sent.
      wildcard: false,
      globIgnore: ['index.html'],
      index: false,
      cacheControl: false,
      setHeaders: (reply, file) => void reply.header('cache-control', cacheControlOf(file)),
    });
    servePage(site, folder, portal, new URL(otherUrl));
  });
  return app;
}
