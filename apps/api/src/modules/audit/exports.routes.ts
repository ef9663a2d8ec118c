import type { FastifyInstance } from 'fastify';
import { validate } from 'uuid';
import type { Origins } from '../../platform/http/origin.ts';
import { originOf } from '../../platform/http/origin.ts';
import { notFound } from '../../platform/refusal.ts';
import type { JournalExports } from './exports.service.ts';
import type { ExportFormat } from './journal.rules.ts';

const typeOf: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  NDJSON: 'application/x-ndjson; charset=utf-8',
};

/** `GET /files/:company/journal/:token`: a part of the journal as a file, once. */
export function serveJournalFiles(app: FastifyInstance, exports: JournalExports, origins: Origins): void {
  app.get<{ Params: { company: string; token: string } }>('/files/:company/journal/:token', async (request, reply) => {
    const { company, token } = request.params;
    if (!validate(company)) throw notFound();
    const { content, format, fileName } = await exports.open(company, token, originOf(request, origins));
    return reply
      .headers({
        'content-type': typeOf[format],
        'content-disposition': `attachment; filename="${fileName}"`,
        'content-security-policy': "sandbox; default-src 'none'",
      })
      .send(content);
  });
}
