import type { FastifyError, FastifyInstance } from 'fastify';
import type { KeptFiles } from '../kept-files.ts';
import { Problem, type ProblemCode } from '../problem.ts';
import { notFound } from '../refusal.ts';
import type { Origin } from '../viewer.ts';
import { type Origins, originOf } from './origin.ts';

/** How many bytes may be put for a picture. */
const uploadBytes = 5 * 1024 * 1024;

/** Who takes pictures in, each by tokens of its own. */
export interface PictureUploads {
  /** Whether we made the token for this; says nothing of whether it still works. */
  isGenuine(token: string): boolean;
  /** Takes the bytes in. The token leads to a session, which is judged as of now. */
  receive(token: string, bytes: Uint8Array, origin: Origin): Promise<{ id: string } | Problem>;
}

const statusOf: Partial<Record<ProblemCode, number>> = {
  PHOTO_TOO_LARGE: 413,
  PHOTO_UNREADABLE: 422,
  PHOTO_LIMIT: 409,
  LINK_EXPIRED: 410,
  LINK_USED: 410,
};

/** `PUT /uploads/:token`: the bytes of one picture; answers 201 with what it became, or with a Problem. */
export function serveUploads(app: FastifyInstance, takers: readonly PictureUploads[], origins: Origins): void {
  /** @throws Refusal NOT_FOUND for a token that is none of ours */
  function takerOf(token: string): PictureUploads {
    const taker = takers.find((one) => one.isGenuine(token));
    if (!taker) throw notFound();
    return taker;
  }

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
          takerOf(params.token);
        },
        errorHandler: (error, _request, reply) => {
          const refused = refusedBody(error);
          if (!refused) throw error;
          return reply.code(refused.status).send(new Problem(refused.code));
        },
      },
      async (request, reply) => {
        const { token } = request.params;
        const answer = await takerOf(token).receive(token, request.body ?? new Uint8Array(), originOf(request, origins));
        return reply.code(answer instanceof Problem ? (statusOf[answer.code] ?? 422) : 201).send(answer);
      },
    );
  });
}

function refusedBody({ code }: FastifyError): { status: number; code: ProblemCode } | null {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'PHOTO_TOO_LARGE' };
  return code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? { status: 415, code: 'PHOTO_UNREADABLE' } : null;
}

/** `GET /files/:folder/:name`: a file under a signed address; whatever else is asked for is not there. */
export function serveFiles(app: FastifyInstance, kept: KeptFiles): void {
  app.get<{ Params: { folder: string; name: string }; Querystring: { e?: unknown; s?: unknown } }>(
    '/files/:folder/:name',
    async ({ params, query }, reply) => {
      const file = await kept.open(`${params.folder}/${params.name}`, query.e, query.s);
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
