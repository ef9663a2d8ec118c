import { NativeSelect, Text } from '@mantine/core';
import { chooseCompany } from '@prikazchik/graphql-client/company.ts';
import { useTranslations } from 'use-intl';

/** A shop of the viewer. */
export interface ShopChoice {
  readonly companyId: string;
  readonly companyName: string;
}

interface ShopSwitcherProps {
  readonly shops: readonly ShopChoice[];
  readonly current: string;
  /** Called after the tab has moved over: go to a page that the other shop has. */
  readonly onSwitched: (companyId: string) => void;
}

/** Moves the tab to another shop; nothing to choose from is shown as a name. */
export function ShopSwitcher({ shops, current, onSwitched }: ShopSwitcherProps) {
  const t = useTranslations('ui.shell');
  const [only, ...others] = shops;
  if (only && others.length === 0) return <Text truncate>{only.companyName}</Text>;
  return (
    <NativeSelect
      aria-label={t('shop')}
      value={current}
      data={shops.map(({ companyId, companyName }) => ({ value: companyId, label: companyName }))}
      onChange={({ currentTarget: { value } }) => {
        chooseCompany(value);
        onSwitched(value);
      }}
    />
  );
}
