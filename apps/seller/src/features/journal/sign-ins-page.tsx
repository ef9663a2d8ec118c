import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { deviceName } from '@prikazchik/ui/device-name.ts';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { Pager } from '@prikazchik/ui/pager.tsx';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PAGE } from './journal-search.ts';
import { JournalTabs } from './journal-tabs.tsx';
import type { MemberSignInsQuery } from './sign-ins.generated.ts';
import { MemberSignInsDocument } from './sign-ins.generated.ts';

type SignIn = MemberSignInsQuery['memberSignIns']['edges'][number]['node'];

/** Who of the shop came in, when and from where, or tried to. */
export function SignInsPage() {
  const t = useTranslations('signIns');
  const { after } = useSearch({ from: '/cabinet/settings/journal/sign-ins' });
  const columns = useColumns();
  const result = useQuery(MemberSignInsDocument, { variables: { first: PAGE, after: after ?? null }, fetchPolicy: 'cache-and-network' });
  return (
    <>
      <div>
        <PageTitle>{t('title')}</PageTitle>
        <Text size="sm" c="dimmed" mt={4}>
          {t('about')}
        </Text>
      </div>
      <JournalTabs />
      <QueryPage result={result} outline={<RecordTable label={t('title')} columns={columns} rows={undefined} />}>
        {({ memberSignIns: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Empty title={t('empty')} />
          ) : (
            <>
              <RecordTable label={t('title')} columns={columns} rows={edges.map(({ node }) => node)} />
              <Pager pageInfo={pageInfo} after={after} />
            </>
          )
        }
      </QueryPage>
    </>
  );
}

function useColumns(): Column<SignIn>[] {
  const t = useTranslations('signIns');
  const words = useProblemText();
  const format = useShopFormat();
  return [
    {
      key: 'who',
      title: t('who'),
      onCard: 'lead',
      cell: ({ memberId, fullName }) => (
        <TextLink to="/settings/employees/$memberId" params={{ memberId }} size="sm" c="inherit" fw={500}>
          {fullName}
        </TextLink>
      ),
    },
    { key: 'at', title: t('at'), width: 190, cell: ({ at }) => <time dateTime={at}>{format.date(at, 'moment')}</time> },
    {
      key: 'way',
      title: t('way'),
      cell: ({ way, refusal }) => (
        <>
          <Text component="span" size="sm" c={refusal ? 'red' : 'inherit'}>
            {refusal ? t('refused', { way: t(`ways.${way}`) }) : t(`ways.${way}`)}
          </Text>
          {refusal && (
            <Text component="span" size="xs" c="dimmed" display="block">
              {words({ code: refusal, params: null })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'from',
      title: t('from'),
      cell: ({ userAgent, ip }) => [userAgent && deviceName(userAgent), ip].filter(Boolean).join(' · ') || t('elsewhere'),
    },
  ];
}
