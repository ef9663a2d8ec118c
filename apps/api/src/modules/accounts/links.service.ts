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
  /** Uses the token's link up in the caller's transaction, or says why it is dead. */
  redeem(tx: Tx, purpose: LinkPurpose, token: string): Promise<Link | Problem>;
  /** The link behind a token, living or dead, without using it. */
  peek(reader: Reader, purpose: LinkPurpose, token: string): Promise<Link | Problem>;
}

const generation = 1;

export function createLinks(signer: LinkSigner): Links {
  const keyOf = (purpose: LinkPurpose, token: string) => signer.verify(purpose, token)?.id ?? null;
  return {
    tokenOf: (link) => signer.sign(link.purpose, { id: link.id, generation }),
    async redeem(tx, purpose, token) {
      const id = keyOf(purpose, token);
      if (!id) return new Problem('LINK_UNKNOWN');
      const used = await useLink(tx, id);
      if (used) return used;
      const dead = await findLink(tx, id);
      return dead ? deathOf(dead) : new Problem('LINK_UNKNOWN');
    },
    async peek(reader, purpose, token) {
      const id = keyOf(purpose, token);
      const link = id ? await findLink(reader, id) : null;
      if (!link) return new Problem('LINK_UNKNOWN');
      return link.usedAt || link.replacedAt || link.isExpired ? deathOf(link) : link;
    },
  };
}
