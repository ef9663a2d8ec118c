import type { FastifyError, FastifyInstance } from 'fastify';
import type { Origins } from '../../platform/http/origin.ts';
import { originOf } from '../../platform/http/origin.ts';
import { Problem, type ProblemCode } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { uploadBytes } from './photos.rules.ts';
import type { Photos } from './photos.service.ts';
import type { Uploads } from './uploads.service.ts';

const statusOf: Partial<Record<ProblemCode, number>> = {
  PHOTO_TOO_LARGE: 413,
  PHOTO_UNREADABLE: 422,
  PHOTO_LIMIT: 409,
  LINK_EXPIRED: 410,
  LINK_USED: 410,
};

/** `PUT /uploads/:token`: the bytes of one picture; answers 201 with the photo's id, or with a Problem. */
export function serveUploads(app: FastifyInstance, uploads: Uploads, origins: Origins): void {
  // A scope of its own: nothing but pictures is read here, and pictures are read nowhere else.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['image/jpeg', 'image/png', 'image/webp'],
      { parseAs: 'buffer', bodyLimit: uploadBytes },
      async (_request: unknown, body: Buffer) => body,
    );
    scope.put<{ Params: { token: string }; Body: Buffer | undefined }>(
      '/uploads/:token',
      {
        // Before a byte of the body is read.
        onRequest: async ({ params }) => {
          if (!uploads.isGenuine(params.token)) throw notFound();
        },
        errorHandler: (error, _request, reply) => {
          const refused = refusedBody(error);
          if (!refused) throw error;
          return reply.code(refused.status).send(new Problem(refused.code));
        },
      },
      async (request, reply) => {
        const answer = await uploads.receive(request.params.token, request.body ?? new Uint8Array(), originOf(request, origins));
        return reply.code(answer instanceof Problem ? (statusOf[answer.code] ?? 422) : 201).send(answer);
      },
    );
  });
}

function refusedBody({ code }: FastifyError): { status: number; code: ProblemCode } | null {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'PHOTO_TOO_LARGE' };
  return code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? { status: 415, code: 'PHOTO_UNREADABLE' } : null;
}

/** `GET /files/:company/:name`: a file under a signed address; whatever else is asked for is not there. */
export function serveFiles(app: FastifyInstance, photos: Photos): void {
  app.get<{ Params: { company: string; name: string }; Querystring: { e?: unknown; s?: unknown } }>(
    '/files/:company/:name',
    async ({ params, query }, reply) => {
      const file = await photos.open(`${params.company}/${params.name}`, query.e, query.s);
      if (!file) throw notFound();
      return reply
        .headers({
          'content-type': 'image/webp',
          'content-disposition': 'inline; filename="photo.webp"',
          // What lies under an address never changes; the address itself ends.
          'cache-control': `private, max-age=${file.secondsLeft}, immutable`,
          'content-security-policy': "sandbox; default-src 'none'",
          'cross-origin-resource-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
        })
        .send(file.content);
    },
  );
}
