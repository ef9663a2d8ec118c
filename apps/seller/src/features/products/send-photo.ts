import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { errorEntries, failureOfErrors, failureOfStatus, isProblem, RequestError } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import type { ProblemCode } from '@prikazchik/graphql-client/schema.generated.ts';
import { RequestPhotoUploadDocument } from './photos.generated.ts';
import type { UploadTrouble } from './uploads.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** `fetch` tells nothing of how much has been sent; XMLHttpRequest does. */
function put(url: string, file: File, onSent: (part: number) => void, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('PUT', url);
    xhr.setRequestHeader('content-type', file.type);
    xhr.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    xhr.onload = () => resolve({ status: xhr.status, text: xhr.responseText });
    xhr.onerror = () => reject(new RequestError({ kind: 'offline' }));
    xhr.onabort = () => reject(new RequestError({ kind: 'offline' }));
    signal.addEventListener('abort', () => xhr.abort(), { once: true });
    xhr.send(file);
  });
}

function refusalIn(text: string): ProblemCode | null {
  try {
    const body: Partial<Problem> | null = JSON.parse(text);
    return body?.code ?? null;
  } catch {
    return null;
  }
}

function judge({ status, text }: Answer): UploadTrouble | null {
  if (status >= 200 && status < 300) return null;
  const entries = errorEntries(text);
  if (entries.length > 0) return { kind: 'failed', failure: failureOfErrors(entries) };
  const code = status === 413 ? 'PHOTO_TOO_LARGE' : refusalIn(text);
  return code ? { kind: 'refused', code } : { kind: 'failed', failure: failureOfStatus(status) };
}

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
  return judge(await put(answer.url, file, onSent, signal));
}
