import { NativeSelect, TextInput } from '@mantine/core';
import classes from '@prikazchik/ui/list.module.css';
import { SearchInput } from '@prikazchik/ui/search-input.tsx';
import { dayOf, oneOf } from '@prikazchik/ui/search-params.ts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { RoleFilter } from './role-filter.tsx';
import { roleOf } from './role-keys.ts';
import type { InvitationsSearch } from './team-search.ts';
import { DELIVERIES, INVITATION_STATES } from './team-search.ts';

/** Narrows the list of invitations; the choice goes to the address, and the list back to its first page. */
export function InvitationFilters({ search }: { readonly search: InvitationsSearch }) {
  const t = useTranslations('team.invitations');
  const navigate = useNavigate();
  const change = (patch: InvitationsSearch) =>
    void navigate({ to: '/settings/invitations', search: { ...search, ...patch, after: undefined }, replace: true });
  return (
    <search className={`${classes.filters} ${classes.many}`} aria-label={t('filters')}>
      <SearchInput label={t('email')} value={search.email} onSearch={(email) => change({ email })} />
      <RoleFilter value={search.role} onChange={(role) => change({ role: roleOf(role) })} />
      <NativeSelect
        aria-label={t('state')}
        value={search.state ?? ''}
        onChange={({ currentTarget: { value } }) => change({ state: oneOf(INVITATION_STATES, value) })}
        data={[{ value: '', label: t('states.ALL') }, ...INVITATION_STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))]}
      />
      <NativeSelect
        aria-label={t('letter')}
        value={search.delivery ?? ''}
        onChange={({ currentTarget: { value } }) => change({ delivery: oneOf(DELIVERIES, value) })}
        data={[
          { value: '', label: t('anyLetter') },
          ...DELIVERIES.map((delivery) => ({ value: delivery, label: t(`delivery.${delivery}`) })),
        ]}
      />
      <SearchInput label={t('columns.by')} value={search.by} onSearch={(by) => change({ by })} />
      <TextInput
        type="date"
        aria-label={t('from')}
        leftSection={t('fromShort')}
        leftSectionWidth={48}
        value={search.from ?? ''}
        onChange={({ currentTarget: { value } }) => change({ from: dayOf(value) })}
      />
      <TextInput
        type="date"
        aria-label={t('to')}
        leftSection={t('toShort')}
        leftSectionWidth={48}
        value={search.to ?? ''}
        onChange={({ currentTarget: { value } }) => change({ to: dayOf(value) })}
      />
    </search>
  );
}
