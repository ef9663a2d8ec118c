import type { Database } from '../../platform/db.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import type { Journal } from '../audit/audit.module.ts';
import { NoticesResolver } from './notices.resolver.ts';
import { createNotices } from './notices.service.ts';

/** The door of notices: what people are told in the portals, and whether by letter too. */
export { roleNames } from './notices.rules.ts';
export { tell, wantsLetter } from './notices.service.ts';
export type { NoticeFacts } from './notices.tables.ts';

export function noticeResolvers(database: Database, journal: Journal): Resolver[] {
  return [[NoticesResolver, new NoticesResolver(createNotices(database, journal))]];
}
