import { NativeSelect } from '@mantine/core';
import classes from '@prikazchik/ui/list.module.css';
import { SearchInput } from '@prikazchik/ui/search-input.tsx';
import { oneOf } from '@prikazchik/ui/search-params.ts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { RoleFilter } from './role-filter.tsx';
import { roleOf } from './role-keys.ts';
import type { MembersSearch } from './team-search.ts';
import { MEMBER_STATES } from './team-search.ts';

/** Narrows the list of employees; the choice goes to the address, and the list back to its first page. */
export function MemberFilters({ search }: { readonly search: MembersSearch }) {
  const t = useTranslations('team.employees');
  const navigate = useNavigate();
  const change = (patch: MembersSearch) =>
    void navigate({ to: '/settings/employees', search: { ...search, ...patch, after: undefined }, replace: true });
  return (
    <search className={classes.filters} aria-label={t('filters')}>
      <SearchInput label={t('search')} value={search.q} onSearch={(q) => change({ q })} />
      <RoleFilter value={search.role} onChange={(role) => change({ role: roleOf(role) })} />
      <NativeSelect
        aria-label={t('state')}
        value={search.state ?? ''}
        onChange={({ currentTarget: { value } }) => change({ state: oneOf(MEMBER_STATES, value) })}
        data={[{ value: '', label: t('states.ALL') }, ...MEMBER_STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))]}
      />
    </search>
  );
}
