import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import type { Page } from '../../platform/page.ts';
import type { JournalExports } from './exports.service.ts';
import type { ExportFormat, JournalSearch, WithHistory } from './journal.rules.ts';
import {
  JournalConnection,
  JournalExportOrProblem,
  JournalFilter,
  JournalFormatEnum,
  JournalObjectEnum,
  OwnActionConnection,
} from './journal.types.ts';
import { type JournalReading, shownEntry } from './reading.service.ts';

type Row = Awaited<ReturnType<JournalReading['list']>>['edges'][number]['node'];

const shownPage = (page: Page<Row>) => ({ ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shownEntry(node), cursor })) });

const searchOf = (filter: JournalFilter | null): JournalSearch => ({
  memberId: typeof filter?.memberId === 'string' ? parseId(filter.memberId) : null,
  section: filter?.section ?? null,
  outcome: (filter?.outcome?.toLowerCase() as 'done' | 'refused' | undefined) ?? null,
  from: filter?.from ?? null,
  to: filter?.to ?? null,
});

@Resolver()
export class JournalResolver {
  readonly reading: JournalReading;
  readonly exports: JournalExports;

  constructor(reading: JournalReading, exports: JournalExports) {
    this.reading = reading;
    this.exports = exports;
  }

  @Allow('person')
  @Query(() => OwnActionConnection, { description: "The viewer's own deeds in a shop where they have a place, newest first." })
  async myActions(
    @Arg('companyId', () => ID) companyId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ) {
    return shownPage(await this.reading.own(personOf(context), parseId(companyId), { first, after: after ?? null }));
  }

  @Allow('audit.read')
  @Query(() => JournalConnection, { description: 'What was done in the shop, and what was refused; newest first.' })
  async journal(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => JournalFilter, { nullable: true }) filter: JournalFilter | null,
    @Ctx() { viewer }: Context,
  ) {
    return shownPage(await this.reading.list(viewer, { first, after: after ?? null }, searchOf(filter)));
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
    return shownPage(await this.reading.history(viewer, { first, after: after ?? null }, object.toLowerCase(), parseId(id)));
  }

  @Allow('audit.export')
  @Mutation(() => JournalExportOrProblem, {
    description: 'Leave to fetch the rows of a filter as a file, as far as the journal has come now.',
  })
  exportJournal(
    @Arg('format', () => JournalFormatEnum) format: ExportFormat,
    @Arg('filter', () => JournalFilter, { nullable: true }) filter: JournalFilter | null,
    @Ctx() { viewer }: Context,
  ) {
    return this.exports.ask(viewer, format, searchOf(filter));
  }
}
