import { skipToken, useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { Can } from '@prikazchik/ui/access.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { Pager } from '@prikazchik/ui/pager.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { ShopClockDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Entries, EntriesOutline } from './entries.tsx';
import { ExportJournal } from './export-journal.tsx';
import { JournalDocument } from './journal.generated.ts';
import { JournalFilters } from './journal-filters.tsx';
import type { JournalSearch } from './journal-search.ts';
import { journalVariables } from './journal-search.ts';
import { JournalTabs } from './journal-tabs.tsx';
import { WORDS } from './words.ts';

/** Who did what in the shop, newest first. */
export const JournalPage = withWords(WORDS, Journal);

function Journal() {
  const t = useTranslations('journal');
  const search = useSearch({ from: '/cabinet/settings/journal' });
  // The days of the filter are the shop's, so its clock is asked first.
  const { data: clock } = useQuery(ShopClockDocument);
  const result = useQuery(
    JournalDocument,
    clock ? { variables: journalVariables(search, clock.company.timeZone), fetchPolicy: 'cache-and-network' } : skipToken,
  );
  return (
    <>
      <div>
        <PageTitle>{t('title')}</PageTitle>
        <Text size="sm" c="dimmed" mt={4}>
          {t('about')}
        </Text>
      </div>
      <JournalTabs />
      <JournalFilters search={search} />
      {clock && (
        <Can do="audit.export">
          <ExportJournal filter={journalVariables(search, clock.company.timeZone).filter} />
        </Can>
      )}
      <QueryPage result={result} outline={<EntriesOutline />}>
        {({ journal: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Nothing search={search} />
          ) : (
            <>
              <Entries entries={edges.map(({ node }) => node)} />
              <Pager pageInfo={pageInfo} after={search.after} />
            </>
          )
        }
      </QueryPage>
    </>
  );
}

function Nothing({ search }: { readonly search: JournalSearch }) {
  const t = useTranslations('journal');
  if (Object.values(search).every((part) => part === undefined)) return <Empty title={t('empty.title')}>{t('empty.text')}</Empty>;
  return (
    <Empty
      title={t('nothingFound.title')}
      action={
        <ButtonLink to="/settings/journal" search={{}} variant="default">
          {t('reset')}
        </ButtonLink>
      }
    >
      {t('nothingFound.text')}
    </Empty>
  );
}
