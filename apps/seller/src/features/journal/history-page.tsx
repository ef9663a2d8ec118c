import { useQuery } from '@apollo/client/react';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { Pager } from '@prikazchik/ui/pager.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Entries, EntriesOutline } from './entries.tsx';
import { ObjectHistoryDocument } from './journal.generated.ts';
import { PAGE } from './journal-search.ts';
import { WORDS } from './words.ts';

/** What was done to one product: who changed this price. */
export const ProductHistoryPage = withWords(WORDS, ProductHistory);

function ProductHistory() {
  const { productId } = useParams({ from: '/cabinet/products/$productId/history' });
  const { after } = useSearch({ from: '/cabinet/products/$productId/history' });
  const t = useTranslations('journal');
  return (
    <>
      <TextLink to="/products/$productId" params={{ productId }} size="sm">
        {t('backTo.PRODUCT')}
      </TextLink>
      <History object="PRODUCT" id={productId} after={after} />
    </>
  );
}

/** What was done to one employee. */
export const MemberHistoryPage = withWords(WORDS, MemberHistory);

function MemberHistory() {
  const { memberId } = useParams({ from: '/cabinet/settings/employees/$memberId/history' });
  const { after } = useSearch({ from: '/cabinet/settings/employees/$memberId/history' });
  const t = useTranslations('journal');
  return (
    <>
      <TextLink to="/settings/employees/$memberId" params={{ memberId }} size="sm">
        {t('backTo.MEMBER')}
      </TextLink>
      <History object="MEMBER" id={memberId} after={after} />
    </>
  );
}

interface HistoryProps {
  readonly object: 'PRODUCT' | 'MEMBER';
  readonly id: string;
  readonly after: string | undefined;
}

function History({ object, id, after }: HistoryProps) {
  const t = useTranslations('journal');
  const variables = { object, id, first: PAGE, after: after ?? null };
  const result = useQuery(ObjectHistoryDocument, { variables, fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageTitle>{t(`historyOf.${object}`)}</PageTitle>
      <QueryPage result={result} outline={<EntriesOutline />}>
        {({ journalOf: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title={t('noHistory.title')}>{t('noHistory.text')}</Empty>
          ) : (
            <>
              <Entries entries={edges.map(({ node }) => node)} />
              <Pager pageInfo={pageInfo} after={after} />
            </>
          )
        }
      </QueryPage>
    </>
  );
}
