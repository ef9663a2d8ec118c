import { Button } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { ErrorState, Loading, Message, TextOutline } from '@prikazchik/ui/page-state.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { Link, useLoaderData, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { messages as en } from '../../messages/handoff/en.ts';
import { messages as ru } from '../../messages/handoff/ru.ts';
import { NEWEST_SHOP, newestShop } from '../../shared/membership.ts';
import { Page } from '../../shared/page.tsx';
import { StartHandoffDocument } from './start-handoff.generated.ts';

/** Where a cabinet that asks for the sign-in leads to: gives an address that is good in this browser alone, and leads back to it. */
export const HandoffPage = withWords({ ru, en }, Content);

function Content() {
  const t = useTranslations('handoff');
  const { shop, challenge } = useSearch({ from: '/signed-in/handoff' });
  const { memberships } = useLoaderData({ from: '/signed-in' });
  const [isRefused, setRefused] = useState(false);
  const cross = useAction(async () => {
    const companyId = shop === NEWEST_SHOP ? newestShop(memberships) : shop;
    const { startHandoff } = await request(StartHandoffDocument, { companyId, challenge });
    if (isProblem(startHandoff)) setRefused(true);
    else location.replace(startHandoff.url);
  });

  const start = useEffectEvent(cross.run);
  useEffect(() => void start(), []);

  const toShops = (
    <Button key="shops" component={Link} to="/" variant="default">
      {t('shops')}
    </Button>
  );
  return (
    <Page title={t('title')}>
      {isRefused && <Message title={t('refused')} action={toShops} urgent />}
      {cross.failure && (
        <ErrorState failure={cross.failure} onRetry={cross.failure.kind === 'not-found' ? undefined : cross.run} action={toShops} />
      )}
      {!(isRefused || cross.failure) && (
        <Loading>
          <TextOutline lines={2} />
        </Loading>
      )}
    </Page>
  );
}
