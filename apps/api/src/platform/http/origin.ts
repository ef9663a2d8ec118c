import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Origin, Portal } from '../viewer.ts';

export interface Origins {
  /** Whether a page of this origin may talk to us; programs send none and may. */
  isAllowed(origin: string | undefined): boolean;
  portalOf(origin: string | undefined): Portal | null;
}

/** The fixed list of pages that may call the API: our two portals and the API's own. */
export function createOrigins(config: Pick<Config, 'SELLER_URL' | 'STAFF_URL' | 'API_URL'>): Origins {
  const seller = new URL(config.SELLER_URL).origin;
  const staff = new URL(config.STAFF_URL).origin;
  const own = new URL(config.API_URL).origin;
  return {
    isAllowed: (origin) => origin === undefined || origin === seller || origin === staff || origin === own,
    portalOf(origin) {
      if (origin === seller) return 'seller';
      return origin === staff ? 'staff' : null;
    },
  };
}

/** What journals and limits keep of a request. */
export function originOf(request: FastifyRequest, origins: Origins): Origin {
  return {
    requestId: request.id,
    ip: request.ip,
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    portal: origins.portalOf(request.headers.origin),
  };
}
