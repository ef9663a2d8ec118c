import type { FastifyInstance } from 'fastify';
import { validate } from 'uuid';
import { type Origins, originOf } from '../../platform/http/origin.ts';
import { notFound } from '../../platform/refusal.ts';
import type { StockFiles } from './stock-files.service.ts';

/** `GET /files/:company/stocks/:token`: stocks as a file, once. */
export function serveStockFiles(app: FastifyInstance, files: StockFiles, origins: Origins): void {
  app.get<{ Params: { company: string; token: string } }>('/files/:company/stocks/:token', async (request, reply) => {
    const { company, token } = request.params;
    if (!validate(company)) throw notFound();
    const { content, fileName } = await files.open(company, token, originOf(request, origins));
    return reply
      .headers({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'content-security-policy': "sandbox; default-src 'none'",
      })
      .send(content);
  });
}
