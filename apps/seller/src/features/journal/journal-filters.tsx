import { useQuery } from '@apollo/client/react';
import { NativeSelect, TextInput } from '@mantine/core';
import { oneOf } from '@prikazchik/ui/search-params.ts';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { JournalPeopleDocument } from './journal.generated.ts';
import classes from './journal.module.css';
import type { JournalSearch } from './journal-search.ts';
import { OUTCOMES, SECTIONS } from './journal-search.ts';

/** Narrows the journal; the choice goes to the address, and the list back to its first page. */
export function JournalFilters({ search }: { readonly search: JournalSearch }) {
  const t = useTranslations('journal');
  const navigate = useNavigate();
  const { data } = useQuery(JournalPeopleDocument);
  const people = data?.members.edges.map(({ node }) => ({ value: node.id, label: node.fullName })) ?? [];
  // A person who left is not in the list, but the address may name them.
  const known = !search.person || people.some(({ value }) => value === search.person);
  const change = (patch: JournalSearch) =>
    void navigate({ to: '/settings/journal', search: { ...search, ...patch, after: undefined }, replace: true });
  return (
    <search className={classes.filters} aria-label={t('filters')}>
      <NativeSelect
        label={t('person')}
        value={search.person ?? ''}
        onChange={({ currentTarget: { value } }) => change({ person: value || undefined })}
        data={[{ value: '', label: t('everybody') }, ...(known ? [] : [{ value: search.person ?? '', label: '…' }]), ...people]}
      />
      <NativeSelect
        label={t('section')}
        value={search.section ?? ''}
        onChange={({ currentTarget: { value } }) => change({ section: oneOf(SECTIONS, value) })}
        data={[{ value: '', label: t('everything') }, ...SECTIONS.map((section) => ({ value: section, label: t(`sections.${section}`) }))]}
      />
      <NativeSelect
        label={t('outcome')}
        value={search.outcome ?? ''}
        onChange={({ currentTarget: { value } }) => change({ outcome: oneOf(OUTCOMES, value) })}
        data={[{ value: '', label: t('anyOutcome') }, ...OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcomes.${outcome}`) }))]}
      />
      <DayInput label={t('from')} value={search.from} onChange={(from) => change({ from })} />
      <DayInput label={t('to')} value={search.to} onChange={(to) => change({ to })} />
    </search>
  );
}

interface DayInputProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** The browser's own field of a day: it says nothing until the day is whole. */
function DayInput({ label, value, onChange }: DayInputProps) {
  return (
    <TextInput type="date" label={label} value={value ?? ''} onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)} />
  );
}
