import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import type { RoleRef } from '@prikazchik/permissions/role';
import { useTranslations } from 'use-intl';
import { PRESETS } from './role-keys.ts';
import { RolesDocument } from './roles.generated.ts';
import { useRoleNames } from './roles.ts';

interface RoleFilterProps {
  readonly value: RoleRef | undefined;
  /** An empty text is any role. */
  readonly onChange: (role: string) => void;
}

/** Narrows a list to one role. The shop's own come when they are known; nobody has to wait for them. */
export function RoleFilter({ value, onChange }: RoleFilterProps) {
  const t = useTranslations('team.employees');
  const { nameOf } = useRoleNames();
  const { data } = useQuery(RolesDocument);
  const own = (data?.roles ?? []).filter(({ name }) => name !== null);
  return (
    <NativeSelect
      aria-label={t('role')}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { value: '', label: t('anyRole') },
        ...PRESETS.map((role) => ({ value: role, label: nameOf(role) })),
        ...own.map(({ key, name }) => ({ value: key, label: name ?? key })),
      ]}
    />
  );
}
