import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

/** The person's menu leads to opening one more shop. */
export function OpenShopItem() {
  const t = useTranslations('shell.shops');
  return (
    <Menu.Item component={Link} to="/open-shop">
      {t('openAnother')}
    </Menu.Item>
  );
}
