import { ApolloProvider, useQuery } from '@apollo/client/react';
import { Container } from '@mantine/core';
import { createApolloClient } from '@prikazchik/graphql-client/client.ts';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { AccessProvider, useCan } from '@prikazchik/ui/access.tsx';
import { AccessEnded } from '@prikazchik/ui/access-ended.tsx';
import { HomeLink } from '@prikazchik/ui/home-link.tsx';
import { NoAccess } from '@prikazchik/ui/no-access.tsx';
import { ErrorState, Loading, Message, TextOutline } from '@prikazchik/ui/page-state.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useRouteRight } from '@prikazchik/ui/route-right.ts';
import type { SellerViewerQuery } from '@prikazchik/ui/shop/viewer.generated.ts';
import { SellerViewerDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { ViewerContext } from '@prikazchik/ui/shop/viewer.tsx';
import { Toasts } from '@prikazchik/ui/toasts.tsx';
import { useAccessChanges } from '@prikazchik/ui/use-access-changes.ts';
import { Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './team-layout.module.css';
import { TeamNavigation } from './team-navigation.tsx';
import { WORDS } from './words.ts';

// One for as long as the tab lives: it empties itself when somebody else signs in or another shop is chosen.
const client = createApolloClient();

/** The pages of one shop's people, the same as in its cabinet, for those whose rights open them. */
export const TeamLayout = withWords(WORDS, Layout);

function Layout() {
  return (
    <Container size={1160} className={classes.page}>
      <ApolloProvider client={client}>
        <Shop />
      </ApolloProvider>
      <Toasts />
    </Container>
  );
}

function Shop() {
  const { data, error, refetch } = useQuery(SellerViewerDocument);
  // What can't be read now is read at the next change; the pages say themselves when they are refused.
  useAccessChanges(() => refetch().catch(() => undefined));
  if (data) return <Pages viewer={data.viewer} />;
  return error ? <ErrorState isPage failure={failureOf(error)} onRetry={refetch} /> : <Outline />;
}

function Pages({ viewer: { user, membership, memberships, rights } }: { readonly viewer: SellerViewerQuery['viewer'] }) {
  const t = useTranslations('shops');
  if (!membership) return <Message isPage title={t('notWorking')} action={<HomeLink />} />;
  const { state, companyName: shop } = membership;
  if (state !== 'ACTIVE') return <AccessEnded kind={state} shop={shop} by={null} action={<HomeLink />} />;
  return (
    <AccessProvider rights={rights}>
      <ViewerContext value={{ user, membership, memberships }}>
        <TeamNavigation shop={shop} />
        <Page />
      </ViewerContext>
    </AccessProvider>
  );
}

/** The right is looked at on every render, so a page goes in the moment in which its right does. */
function Page() {
  const can = useCan();
  const right = useRouteRight();
  return !right || can(right) ? <Outlet /> : <NoAccess right={right} action={<HomeLink />} />;
}

function Outline() {
  return (
    <Loading>
      <TextOutline lines={6} />
    </Loading>
  );
}
