import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Text } from '@mantine/core';
import { RIGHTS } from '@prikazchik/permissions/right';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { READ_ALONE, useTeamChanges } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useLocale, useTranslations } from 'use-intl';
import { AccessRequestsDocument, type AccessRequestsQuery } from './access-requests.generated.ts';
import { AnswerAccessRequest } from './answer-access-request.tsx';
import classes from './team.module.css';

type AccessRequest = AccessRequestsQuery['accessRequests'][number];

const LIVE = [AccessRequestsDocument];

/** What colleagues ask for and nobody has answered yet. */
export function AccessRequestsPage() {
  const t = useTranslations('access.requests');
  const result = useQuery(AccessRequestsDocument, { fetchPolicy: 'cache-and-network', context: READ_ALONE });
  useTeamChanges(LIVE);
  return (
    <Stack gap="md">
      <TextLink to="/settings/employees" size="sm">
        {t('back')}
      </TextLink>
      <PageTitle>{t('title')}</PageTitle>
      <Text c="dimmed">{t('about')}</Text>
      <QueryPage result={result} outline={<Skeleton height={120} />}>
        {({ accessRequests }) =>
          accessRequests.length === 0 ? (
            <Empty title={t('empty.title')}>{t('empty.text')}</Empty>
          ) : (
            <ul className={classes.requests}>
              {accessRequests.map((request) => (
                <AccessRequestLine key={request.id} request={request} />
              ))}
            </ul>
          )
        }
      </QueryPage>
    </Stack>
  );
}

function AccessRequestLine({ request }: { readonly request: AccessRequest }) {
  const t = useTranslations('access.requests');
  const locale = useLocale();
  const format = useShopFormat();
  const { memberId, memberName, right, note, askedAt, canAnswer } = request;
  return (
    <li className={classes.request}>
      <Stack gap={6}>
        <Text>
          <TextLink to="/settings/employees/$memberId" params={{ memberId }} fw={600}>
            {memberName}
          </TextLink>{' '}
          {t('asks', { right: RIGHTS[right].title[locale] })}
        </Text>
        {note && <Text className={classes.note}>{note}</Text>}
        <Text size="sm" c="dimmed">
          <time dateTime={askedAt}>{format.date(askedAt, 'moment')}</time>
        </Text>
        {canAnswer ? <AnswerAccessRequest request={request} /> : <Text size="sm">{t('notYours')}</Text>}
      </Stack>
    </li>
  );
}
