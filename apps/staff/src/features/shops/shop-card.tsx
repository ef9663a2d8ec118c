import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import { chooseCompany } from '@prikazchik/graphql-client/company.ts';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import { useFormat } from '@prikazchik/ui/format.ts';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { placeTitles } from '../../shared/membership.ts';
import { OpenCabinet } from '../../shared/open-cabinet.tsx';
import type { ViewerQuery } from '../../shared/viewer.generated.ts';
import classes from './shop-card.module.css';

const LeaveShop = lazy(() => import('./leave-shop.tsx').then(({ LeaveShop: Loaded }) => ({ default: Loaded })));

/** Rights to change something about a shop's people. */
const isOverPeople = (right: Right) => RIGHTS[right].section === 'team' && RIGHTS[right].level === 'change';

const MyRights = lazy(() => import('./my-rights.tsx').then(({ MyRights: Loaded }) => ({ default: Loaded })));

type Membership = ViewerQuery['viewer']['memberships'][number];

/** One shop: what it is called, who the person is in it, the way in, and what they may do there. */
export function ShopCard({ membership }: { readonly membership: Membership }) {
  const t = useTranslations('shops');
  const locale = useLocale();
  const { date, list } = useFormat();
  const { companyId, companyName, companyState, state, joinedAt } = membership;
  // How the shop is doing would read as how the person is, to whom it is closed.
  const isOpen = state === 'ACTIVE';
  return (
    <Paper component="li" className={classes.card}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <div className={classes.name}>
          <Title order={2}>{companyName}</Title>
          <Text>{list(placeTitles(membership, locale))}</Text>
          <Text size="sm" c="dimmed">
            {t('joined', { date: date(joinedAt) })}
          </Text>
        </div>
        {isOpen && (
          <Badge variant="light" color={companyState === 'ACTIVE' ? 'malachite' : 'yellow'} className={classes.state}>
            {t(`state.${companyState}`)}
          </Badge>
        )}
      </Group>
      {isOpen ? (
        <>
          <OpenCabinet companyId={companyId} shop={companyName} fullWidth />
          <Team membership={membership} />
          <Rights membership={membership} />
        </>
      ) : (
        <Text className={classes.closed}>{state === 'BLOCKED' ? t('blocked') : t('removed')}</Text>
      )}
      {!membership.isOwner && <Leave membership={membership} />}
    </Paper>
  );
}

/** The way to the shop's people, for those who may do something about them. */
function Team({ membership }: { readonly membership: Membership }) {
  const t = useTranslations('shops');
  const { companyId, companyName, rights } = membership;
  if (!rights.some(isOverPeople)) return null;
  return (
    <ButtonLink
      to="/settings/employees"
      variant="default"
      fullWidth
      mt="xs"
      size="md"
      aria-label={t('teamOf', { shop: companyName })}
      onClick={() => chooseCompany(companyId)}
    >
      {t('team')}
    </ButtonLink>
  );
}

/** The owner has no way out: a shop belongs to somebody. */
function Leave({ membership: { companyId, companyName } }: { readonly membership: Membership }) {
  const t = useTranslations('shops.leave');
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button variant="subtle" color="red" mt="sm" onClick={() => setAsked(true)} aria-label={t('title', { shop: companyName })}>
        {t('open')}
      </Button>
    );
  }
  return (
    <Suspense>
      <LeaveShop companyId={companyId} shop={companyName} onStay={() => setAsked(false)} />
    </Suspense>
  );
}

/** What it opens weighs more than the card, and is looked at seldom. */
function Rights({ membership }: { readonly membership: Membership }) {
  const t = useTranslations('shops');
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.rights} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('rights')}</summary>
      {isOpen && (
        <Suspense>
          <MyRights membership={membership} />
        </Suspense>
      )}
    </details>
  );
}
