import { Loader, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import type { InputForm } from '@prikazchik/ui/input-form.ts';
import { useTranslations } from 'use-intl';
import classes from './company.module.css';
import type { LegalCompany, LegalValues } from './legal-values.ts';
import { TAX_SYSTEMS } from './legal-values.ts';
import { RegistryBadge } from './registry-badge.tsx';
import type { BankLookup } from './use-bank.ts';
import { useBank } from './use-bank.ts';

interface FieldsProps {
  readonly form: InputForm<LegalValues>;
  readonly company: LegalCompany;
}

/** Who the shop is before the law. */
export function OrganizationFields({ form, company: { kind, legal } }: FieldsProps) {
  const t = useTranslations('company.legal');
  return (
    <>
      <Title order={2}>{t('organization')}</Title>
      <RegistryBadge isChecked={legal.registryChecked} />
      <TextInput label={t('inn')} description={t('innHelp')} value={legal.inn} readOnly variant="filled" />
      <TextInput label={t('legalName')} autoComplete="organization" {...form.getInputProps('legalName')} />
      <div className={classes.pair}>
        <TextInput label={t(`ogrn.${kind}`)} inputMode="numeric" autoComplete="off" {...form.getInputProps('ogrn')} />
        {kind === 'LEGAL_ENTITY' && <TextInput label={t('kpp')} autoComplete="off" {...form.getInputProps('kpp')} />}
      </div>
      <TextInput label={t(`legalAddress.${kind}`)} autoComplete="street-address" {...form.getInputProps('legalAddress')} />
    </>
  );
}

/** Where its money goes and how it is taxed. */
export function AccountFields({ form, company: { kind } }: FieldsProps) {
  const t = useTranslations('company.legal');
  const bank = useBank(form.values.bic);
  return (
    <>
      <Title order={2}>{t('account')}</Title>
      <NativeSelect
        label={t('taxSystem')}
        data={[
          { value: '', label: t('choose'), disabled: true },
          ...TAX_SYSTEMS[kind].map((system) => ({ value: system, label: t(`taxSystems.${system}`) })),
        ]}
        {...form.getInputProps('taxSystem')}
      />
      <div>
        <TextInput
          label={t('bic')}
          description={t('bicHelp')}
          inputMode="numeric"
          autoComplete="off"
          rightSection={bank.status === 'looking' && <Loader size="xs" role="status" aria-label={t('bank')} />}
          {...form.getInputProps('bic')}
        />
        <BankLine bank={bank} />
      </div>
      <TextInput
        label={t('settlementAccount')}
        description={t('settlementAccountHelp')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('settlementAccount')}
      />
    </>
  );
}

const WORDS = { 'not-found': 'bankNotFound', closed: 'bankClosed', unavailable: 'bankUnavailable' } as const;

function BankLine({ bank }: { readonly bank: BankLookup }) {
  const t = useTranslations('company.legal');
  if (bank.status === 'idle' || bank.status === 'looking') return <div aria-live="polite" />;
  return (
    <Text size="sm" mt={6} aria-live="polite" c={bank.status === 'found' ? 'inherit' : 'dimmed'}>
      {bank.status === 'found' ? [bank.bank.name, bank.bank.city].filter(Boolean).join(', ') : t(WORDS[bank.status])}
    </Text>
  );
}
