import { Button, Stack } from '@mantine/core';
import { chooseCompany } from '@prikazchik/graphql-client/company.ts';
import { AccessEnded } from '@prikazchik/ui/access-ended.tsx';
import { Header } from '@prikazchik/ui/header.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { Message } from '@prikazchik/ui/page-state.tsx';
import type { ShopMembershipFragment } from '@prikazchik/ui/shop/viewer.generated.ts';
import { UserMenu } from '@prikazchik/ui/user-menu.tsx';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';
import type { EndedAccess } from './use-access-watch.ts';

export interface NoShopProps {
  readonly user: { readonly fullName: string; readonly avatarUrl: string | null };
  readonly memberships: readonly ShopMembershipFragment[];
}

/** A page outside of any shop. */
export function Alone({ user, children }: { user: NoShopProps['user']; children: ReactNode }) {
  return (
    <>
      <Header>
        <UserMenu fullName={user.fullName} avatarUrl={user.avatarUrl} />
      </Header>
      <main id="content" tabIndex={-1} className={classes.alone}>
        {children}
      </main>
    </>
  );
}

/** The ways into other shops. */
export function OtherShops({ memberships }: Pick<NoShopProps, 'memberships'>) {
  const t = useTranslations('shell.shops');
  return (
    <Stack gap="xs" align="flex-start">
      {memberships.map(({ companyId, companyName }) => (
        <Button key={companyId} variant="default" onClick={() => chooseCompany(companyId)}>
          {t('switchTo', { name: companyName })}
        </Button>
      ))}
      <ButtonLink to="/open-shop" variant={memberships.length > 0 ? 'subtle' : 'filled'}>
        {memberships.length > 0 ? t('openAnother') : t('open')}
      </ButtonLink>
    </Stack>
  );
}

/** Access to the shop ended while the person worked in it. */
export function ShopLost({ ended, user, memberships }: NoShopProps & { readonly ended: EndedAccess }) {
  const { kind, shop, by } = ended;
  return (
    <Alone user={user}>
      <AccessEnded kind={kind} shop={shop} by={by} action={<OtherShops memberships={memberships} />} />
    </Alone>
  );
}

/** The person belongs to no shop, or no longer to the one that this browser remembers. */
export function NoShop({ user, memberships }: NoShopProps) {
  const t = useTranslations('shell.shops');
  const kind = memberships.length > 0 ? 'pick' : 'none';
  return (
    <Alone user={user}>
      <Message title={t(`${kind}.title`)} isPage action={<OtherShops memberships={memberships} />}>
        {t(`${kind}.text`)}
      </Message>
    </Alone>
  );
}
