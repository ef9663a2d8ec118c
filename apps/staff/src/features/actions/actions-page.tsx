import { Button, NativeSelect, Stack, Text } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { actionKey } from '@prikazchik/ui/journal/actions.ts';
import { actions as en } from '@prikazchik/ui/journal/words.en.ts';
import { actions as ru } from '@prikazchik/ui/journal/words.ru.ts';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useLoaderData, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Page } from '../../shared/page.tsx';
import { MyActionsDocument } from './actions.generated.ts';
import classes from './actions.module.css';
import type { OwnActions } from './load-actions.ts';

type Deeds = NonNullable<OwnActions['page']>;
type Deed = Deeds['edges'][number]['node'];

/** In the words of the cabinet's journal; they come with this page alone. */
const WORDS = { ru, en };

/** What the person themselves did, shop by shop. */
export function ActionsPage() {
  const t = useTranslations('actions');
  const shopless = useTranslations('shops');
  const { memberships } = useLoaderData({ from: '/signed-in' });
  const { companyId, page } = useLoaderData({ from: '/signed-in/actions' });
  const navigate = useNavigate();
  const shops = memberships.map(({ companyId: value, companyName: label }) => ({ value, label }));
  return (
    <Page title={t('title')}>
      {companyId === null || page === null ? (
        <Empty title={shopless('empty.title')} />
      ) : (
        <Stack gap="md">
          {shops.length > 1 && (
            <NativeSelect
              size="md"
              label={t('shop')}
              data={shops}
              value={companyId}
              onChange={({ currentTarget: { value } }) => void navigate({ to: '/actions', search: { shop: value } })}
            />
          )}
          <List key={`${companyId} ${page.pageInfo.endCursor}`} companyId={companyId} first={page} />
        </Stack>
      )}
    </Page>
  );
}

function List({ companyId, first }: { readonly companyId: string; readonly first: Deeds }) {
  const t = useTranslations('actions');
  const [earlier, setEarlier] = useState<readonly Deeds[]>([]);
  const pages = [first, ...earlier];
  const { hasNextPage, endCursor } = (pages.at(-1) ?? first).pageInfo;
  const more = useAction(async () => {
    const { myActions } = await request(MyActionsDocument, { companyId, after: endCursor });
    setEarlier([...earlier, myActions]);
  });
  if (first.edges.length === 0) return <Empty title={t('empty')} />;
  return (
    <>
      <ul className={classes.list}>{pages.flatMap(({ edges }) => edges.map(({ node }) => <Line key={node.id} deed={node} />))}</ul>
      {more.failure && <FailureAlert failure={more.failure} />}
      {hasNextPage && (
        <Button variant="default" onClick={more.run} loading={more.running}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Line({ deed: { at, action, objectName, outcome, device, ip } }: { readonly deed: Deed }) {
  const t = useTranslations('actions');
  const locale = useLocale();
  const { date } = useFormat();
  const key = actionKey(action);
  const what = key ? WORDS[locale][key] : action;
  return (
    <li className={classes.line}>
      <Text fw={600} c={outcome === 'REFUSED' ? 'red' : 'inherit'}>
        {outcome === 'REFUSED' ? t('refused', { what }) : what}
      </Text>
      {objectName && <Text size="sm">{objectName}</Text>}
      <Text size="sm" c="dimmed">
        {[date(at, 'moment'), device, ip].filter(Boolean).join(' · ')}
      </Text>
    </li>
  );
}
