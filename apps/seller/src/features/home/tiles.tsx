import { useQuery } from '@apollo/client/react';
import { Alert, Group, Skeleton, Text, Title } from '@mantine/core';
import { Can, useCan } from '@prikazchik/ui/access.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { READ_ALONE, useTeamChanges } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { IconPlus, IconUserPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './home.module.css';
import { Tile } from './tile.tsx';
import { CatalogTilesDocument, TeamTilesDocument } from './tiles.generated.ts';

/** What is going on in the shop: each figure for those who hold its right, each leading to its list. */
export function Tiles() {
  const t = useTranslations('home.tiles');
  const suspended = useTranslations('shell.suspended');
  const can = useCan();
  const { companyState } = useViewer().membership;
  return (
    <>
      {companyState === 'SUSPENDED' && (
        <Alert color="yellow" title={suspended('title')}>
          {suspended('text')}
        </Alert>
      )}
      <Can do="products.read">
        <ProductTiles />
      </Can>
      <Can do="team.read">
        <TeamTiles />
      </Can>
      {!(can('products.read') || can('team.read')) && <Empty title={t('nothing.title')}>{t('nothing.text')}</Empty>}
    </>
  );
}

function TileGroup({ title, action, children }: { title: string; action: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.group}>
      <Group justify="space-between" mih={36}>
        <Title order={2}>{title}</Title>
        {action}
      </Group>
      {children}
    </section>
  );
}

function Outline({ tiles }: { readonly tiles: number }) {
  return (
    <div className={classes.tiles}>
      {Array.from({ length: tiles }, (_, place) => `tile-${place}`).map((key) => (
        <Skeleton key={key} height={104} />
      ))}
    </div>
  );
}

function ProductTiles() {
  const t = useTranslations('home.tiles');
  const can = useCan();
  const result = useQuery(CatalogTilesDocument, { fetchPolicy: 'cache-and-network' });
  const add = (
    <Can do="products.write">
      <ButtonLink to="/products/new" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
        {t('addProduct')}
      </ButtonLink>
    </Can>
  );
  return (
    <TileGroup title={t('products')} action={add}>
      <QueryPage result={result} outline={<Outline tiles={4} />}>
        {({ productCounts: { exact, active, archived, withoutPhoto, withoutPrice } }) =>
          active + archived === 0 ? (
            <Text c="dimmed">{t('firstProduct')}</Text>
          ) : (
            <div className={classes.tiles}>
              <Tile label={t('active')} count={active} atLeast={!exact} to="/products" />
              <Tile label={t('withoutPhoto')} count={withoutPhoto} atLeast={!exact} to="/products" search={{ gap: 'photo' }} asksFor />
              {can('prices.read') && (
                <Tile label={t('withoutPrice')} count={withoutPrice} atLeast={!exact} to="/products" search={{ gap: 'price' }} asksFor />
              )}
              <Tile label={t('archived')} count={archived} atLeast={!exact} to="/products" search={{ state: 'ARCHIVED' }} />
            </div>
          )
        }
      </QueryPage>
    </TileGroup>
  );
}

const LIVE = [TeamTilesDocument];

function TeamTiles() {
  const t = useTranslations('home.tiles');
  const can = useCan();
  const result = useQuery(TeamTilesDocument, { fetchPolicy: 'cache-and-network', context: READ_ALONE });
  useTeamChanges(LIVE);
  const invite = (
    <Can do="team.invite">
      <ButtonLink to="/settings/invitations/new" variant="default" leftSection={<IconUserPlus size={16} aria-hidden />}>
        {t('invite')}
      </ButtonLink>
    </Can>
  );
  return (
    <TileGroup title={t('team')} action={invite}>
      <QueryPage result={result} outline={<Outline tiles={3} />}>
        {({ teamCounts: { active, blocked, pendingInvitations } }) => (
          <div className={classes.tiles}>
            <Tile label={t('members')} count={active} to="/settings/employees" search={{ state: 'ACTIVE' }} />
            <Tile label={t('blocked')} count={blocked} to="/settings/employees" search={{ state: 'BLOCKED' }} />
            {can('team.invite') && (
              <Tile label={t('waiting')} count={pendingInvitations} to="/settings/invitations" search={{ state: 'PENDING' }} />
            )}
          </div>
        )}
      </QueryPage>
    </TileGroup>
  );
}
