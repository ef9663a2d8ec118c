import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { deviceOf } from '../../platform/device.ts';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { parseId } from '../../platform/id.ts';
import type { Page } from '../../platform/page.ts';
import type { WithHistory } from './journal.rules.ts';
import { maskEmail } from './journal.service.ts';
import { JournalConnection, JournalFilter, JournalObjectEnum } from './journal.types.ts';
import type { JournalReading } from './reading.service.ts';

type Row = Awaited<ReturnType<JournalReading['list']>>['edges'][number]['node'];

function shown({ actorKind, memberId, actorName, actorRoles, objectName, outcome, userAgent, ...row }: Row) {
  return {
    ...row,
    actor: { kind: actorKind.toUpperCase(), memberId, name: actorName, roles: actorRoles },
    objectName: objectName !== null && row.objectType === 'invitation' ? maskEmail(objectName) : objectName,
    outcome: outcome.toUpperCase(),
    device: userAgent && deviceOf(userAgent),
  };
}

const shownPage = (page: Page<Row>) => ({ ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shown(node), cursor })) });

@Resolver()
export class JournalResolver {
  readonly service: JournalReading;

  constructor(service: JournalReading) {
    this.service = service;
  }

  @Allow('audit.read')
  @Query(() => JournalConnection, { description: 'What was done in the shop, and what was refused; newest first.' })
  async journal(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => JournalFilter, { nullable: true }) filter: JournalFilter | null,
    @Ctx() { viewer }: Context,
  ) {
    const page = await this.service.list(
      viewer,
      { first, after: after ?? null },
      {
        memberId: typeof filter?.memberId === 'string' ? parseId(filter.memberId) : null,
        section: filter?.section ?? null,
        outcome: (filter?.outcome?.toLowerCase() as 'done' | 'refused' | undefined) ?? null,
        from: filter?.from ?? null,
        to: filter?.to ?? null,
      },
    );
    return shownPage(page);
  }

  @Allow('audit.read')
  @Query(() => JournalConnection, { description: 'What was done to one object, newest first: who changed this price.' })
  async journalOf(
    @Arg('object', () => JournalObjectEnum) object: WithHistory,
    @Arg('id', () => ID) id: string,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer }: Context,
  ) {
    return shownPage(await this.service.history(viewer, { first, after: after ?? null }, object.toLowerCase(), parseId(id)));
  }
}
