import { Menu } from '@mantine/core';
import { otherPortal } from '@prikazchik/ui/other-portal.ts';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

/** The person's menu leads to opening one more shop, and to their own security, which is at home in the staff portal. */
export function AccountItems() {
  const t = useTranslations('shell');
  return (
    <>
      <Menu.Item component={Link} to="/open-shop">
        {t('shops.openAnother')}
      </Menu.Item>
      <Menu.Item component={Link} to="/passkeys">
        {t('signingIn')}
      </Menu.Item>
      <Menu.Item component="a" href={`${otherPortal()}/security`}>
        {t('security')}
      </Menu.Item>
    </>
  );
}
