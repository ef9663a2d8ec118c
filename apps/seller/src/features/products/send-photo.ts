import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import type { UploadTrouble } from '@prikazchik/ui/pictures/put-picture.ts';
import { putPicture } from '@prikazchik/ui/pictures/put-picture.ts';
import { RequestPhotoUploadDocument } from './photos.generated.ts';

/**
 * Sends one photo of a product: asks for an address and puts the bytes there. Answers with what stood in the way.
 * Throws RequestError when the API could not be asked.
 */
export async function sendPhoto(
  productId: string,
  file: File,
  onSent: (part: number) => void,
  signal: AbortSignal,
): Promise<UploadTrouble | null> {
  const { requestPhotoUpload: answer } = await request(RequestPhotoUploadDocument, { productId }, signal);
  if (isProblem(answer)) return { kind: 'refused', code: answer.code };
  return putPicture(answer.url, file, { onSent, signal });
}
