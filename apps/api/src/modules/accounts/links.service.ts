import { createHash } from 'node:crypto';
import type { Reader, Tx } from '../../platform/db.ts';
import type { LinkPurpose, LinkSigner } from '../../platform/link.ts';
import { Problem } from '../../platform/problem.ts';
import { findLink, type Link, useLink } from './links.repository.ts';

/** Why a link that we did make is dead. Told only to one who holds a genuine token: they have had the letter. */
function deathOf(link: Link & { isExpired: boolean }): Problem {
  if (link.usedAt) return new Problem('LINK_USED');
  if (link.replacedAt) return new Problem('LINK_REPLACED');
  return new Problem(link.isExpired ? 'LINK_EXPIRED' : 'LINK_UNKNOWN');
}

export interface Links {
  tokenOf(link: Link): string;
  /** Uses the token's link up in the caller's transaction, or says why it is dead. A wrong verifier leaves it as it was. */
  redeem(tx: Tx, purpose: LinkPurpose, token: string, verifier?: string): Promise<Link | Problem>;
  /** The living link behind a token, without using it, or why it is dead. */
  peek(reader: Reader, purpose: LinkPurpose, token: string, verifier?: string): Promise<Link | Problem>;
}

const generation = 1;

/** https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

export function createLinks(signer: LinkSigner): Links {
  function keyOf(purpose: LinkPurpose, token: string, verifier?: string): [id: string, challenge: string | null] | null {
    const genuine = signer.verify(purpose, token);
    return genuine && [genuine.id, verifier === undefined ? null : challengeOf(verifier)];
  }
  return {
    tokenOf: (link) => signer.sign(link.purpose, { id: link.id, generation }),
    async redeem(tx, purpose, token, verifier) {
      const key = keyOf(purpose, token, verifier);
      if (!key) return new Problem('LINK_UNKNOWN');
      const used = await useLink(tx, ...key);
      if (used) return used;
      const dead = await findLink(tx, ...key);
      return dead ? deathOf(dead) : new Problem('LINK_UNKNOWN');
    },
    async peek(reader, purpose, token, verifier) {
      const key = keyOf(purpose, token, verifier);
      const link = key ? await findLink(reader, ...key) : null;
      if (!link) return new Problem('LINK_UNKNOWN');
      return link.usedAt || link.replacedAt || link.isExpired ? deathOf(link) : link;
    },
  };
}
