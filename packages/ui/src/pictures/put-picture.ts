import type { Failure, Problem } from '@prikazchik/graphql-client/problem.ts';
import { errorEntries, failureOfErrors, failureOfStatus, RequestError } from '@prikazchik/graphql-client/problem.ts';
import type { ProblemCode } from '@prikazchik/graphql-client/schema.generated.ts';

/** What a picture may weigh, in bytes; the API holds to the same. */
export const PICTURE_BYTES = 5 * 1024 * 1024;

/** What the API can read as a picture. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Why a file did not become a picture. */
export type UploadTrouble =
  | { readonly kind: 'refused'; readonly code: ProblemCode }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What can be said against a file before it is sent; null if nothing. */
export function pictureRefusal({ type, size }: Pick<File, 'type' | 'size'>): ProblemCode | null {
  if (!PICTURE_TYPES.some((known) => known === type)) return 'PHOTO_UNREADABLE';
  return size > PICTURE_BYTES ? 'PHOTO_TOO_LARGE' : null;
}

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

/** Puts the bytes of one picture to an address that the API gave for it. Answers with what stood in the way. */
export async function putPicture(
  url: string,
  file: File,
  { onSent, signal }: { readonly onSent: (part: number) => void; readonly signal: AbortSignal },
): Promise<UploadTrouble | null> {
  return judge(await put(url, file, onSent, signal));
}
