import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

interface SearchInputProps {
  readonly label: string;
  /** What the list is filtered by now. */
  readonly value: string | undefined;
  readonly onSearch: (text: string | undefined) => void;
}

const PAUSE_MS = 300;

/** Filters a list by text, a moment after the last key. */
export function SearchInput({ label, value = '', onSearch }: SearchInputProps) {
  const t = useTranslations('ui');
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const search = useDebouncedCallback((text: string) => onSearch(text.trim() || undefined), PAUSE_MS);
  // The address may change from elsewhere: by the back button, by resetting the filters.
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }

  function type(text: string): void {
    setTyped(text);
    search(text);
  }

  return (
    <TextInput
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={typed && <CloseButton size="sm" aria-label={t('clear')} onClick={() => type('')} />}
    />
  );
}
