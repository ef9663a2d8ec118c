import { failureOfStatus, RequestError } from '@prikazchik/graphql-client/problem.ts';

/**
 * Fetches a file under an address that needs no token, and tells of every piece of it as it comes.
 * Throws RequestError when it is not there, or breaks off.
 */
export async function fetchFile(url: string, onPiece: (bytes: Uint8Array) => void, signal: AbortSignal): Promise<Blob> {
  const pieces: BlobPart[] = [];
  try {
    const answer = await fetch(url, { signal });
    if (!answer.ok || !answer.body) throw new RequestError(failureOfStatus(answer.status));
    const reader = answer.body.getReader();
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (!value) continue;
      pieces.push(value);
      onPiece(value);
    }
    return new Blob(pieces, { type: answer.headers.get('content-type') ?? '' });
  } catch (error) {
    throw error instanceof RequestError ? error : new RequestError({ kind: 'offline' }, { cause: error });
  }
}

/** Puts a file among the downloads of the browser. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
