import { NativeSelect } from '@mantine/core';
import type { RoleKey } from '@prikazchik/graphql-client/schema.generated.ts';
import { useTranslations } from 'use-intl';
import { ROLE_CHOICES } from './role-keys.ts';
import { useRoleNames } from './roles.ts';

interface RoleFilterProps {
  readonly value: RoleKey | undefined;
  /** An empty text is any role. */
  readonly onChange: (role: string) => void;
}

/** Narrows a list to one role. */
export function RoleFilter({ value, onChange }: RoleFilterProps) {
  const t = useTranslations('team.employees');
  const { nameOf } = useRoleNames();
  return (
    <NativeSelect
      aria-label={t('role')}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[{ value: '', label: t('anyRole') }, ...ROLE_CHOICES.map((role) => ({ value: role, label: nameOf(role) }))]}
    />
  );
}
