import { Badge } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** Whether the registry agrees with the details. */
export function RegistryBadge({ isChecked }: { readonly isChecked: boolean }) {
  const t = useTranslations('company.legal');
  return (
    <Badge variant="light" color={isChecked ? 'malachite' : 'gray'}>
      {isChecked ? t('checked') : t('notChecked')}
    </Badge>
  );
}
