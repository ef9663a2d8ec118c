import '@mantine/core/styles/Grid.layer.css';
import { Alert, Button, Grid, Loader, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { standingOf } from './inn.ts';
import classes from './registration.module.css';
import type { CompanyValues } from './steps.ts';
import type { Lookup, Party } from './use-party.ts';
import { useParty } from './use-party.ts';

/** The part of a form that asks for a company; registration and one more shop share it. */
export interface CompanyForm {
  readonly values: CompanyValues;
  readonly input: (name: keyof CompanyValues) => GetInputPropsReturnType;
  readonly set: <Name extends keyof CompanyValues>(name: Name, value: CompanyValues[Name]) => void;
}

interface CompanyFieldsProps {
  readonly form: CompanyForm;
}

const CLOSING = ['LIQUIDATING', 'LIQUIDATED', 'BANKRUPT'];

/** INN first; the registry fills in the rest, and everything stays open to correction. */
export function CompanyFields({ form }: CompanyFieldsProps) {
  const t = useTranslations('registration.company');
  const { kind, inn } = form.values;

  function fillIn(party: Party): void {
    if (party.kind !== kind) return;
    form.set('legalName', party.fullName);
    form.set('ogrn', party.ogrn);
    form.set('kpp', party.kpp ?? '');
    form.set('legalAddress', party.address ?? '');
  }

  const lookup = useParty(inn, kind, fillIn);
  return (
    <>
      <div>
        <TextInput
          label={t('inn')}
          description={t(`innHelp.${kind}`)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          rightSection={lookup.status === 'looking' && <Loader size="xs" role="status" aria-label={t('looking')} />}
          required
          {...form.input('inn')}
        />
        <div aria-live="polite" className={classes.note}>
          <LookupNote form={form} lookup={lookup} />
        </div>
      </div>
      <TextInput
        label={t(`name.${kind}`)}
        placeholder={t(`namePlaceholder.${kind}`)}
        autoComplete="organization"
        required
        {...form.input('legalName')}
      />
      <Grid gap="md">
        <Grid.Col span={kind === 'LEGAL_ENTITY' ? { base: 12, xs: 6 } : 12}>
          <TextInput
            label={t(`ogrn.${kind}`)}
            description={t(`ogrnHelp.${kind}`)}
            inputMode="numeric"
            autoComplete="off"
            required
            {...form.input('ogrn')}
          />
        </Grid.Col>
        {kind === 'LEGAL_ENTITY' && (
          <Grid.Col span={{ base: 12, xs: 6 }}>
            <TextInput label={t('kpp')} description={t('kppHelp')} autoComplete="off" required {...form.input('kpp')} />
          </Grid.Col>
        )}
      </Grid>
      <TextInput label={t(`address.${kind}`)} autoComplete="street-address" required {...form.input('legalAddress')} />
    </>
  );
}

function LookupNote({ form, lookup }: CompanyFieldsProps & { lookup: Lookup }) {
  const t = useTranslations('registration.company');
  const { kind, inn } = form.values;
  if (standingOf(inn, kind).status === 'other-kind') return <OtherKind form={form} />;
  if (lookup.status === 'not-found') return <Alert variant="default">{t('notFound')}</Alert>;
  if (lookup.status === 'unavailable') return <Alert color="yellow">{t('unavailable')}</Alert>;
  if (lookup.status !== 'found') return null;
  if (lookup.party.kind !== kind) return <OtherKind form={form} />;
  if (CLOSING.includes(lookup.party.status)) return <Alert color="yellow">{t('closing')}</Alert>;
  return <Alert color="malachite">{t('found', { name: lookup.party.fullName })}</Alert>;
}

/** The INN is right, the choice before it was not: one press mends it, and nothing typed is lost. */
function OtherKind({ form }: CompanyFieldsProps) {
  const t = useTranslations('registration.company.otherKind');
  const other = form.values.kind === 'LEGAL_ENTITY' ? 'SOLE_PROPRIETOR' : 'LEGAL_ENTITY';
  return (
    <Alert color="yellow">
      {t(other)}
      <Button variant="default" size="xs" mt="xs" display="block" onClick={() => form.set('kind', other)}>
        {t('switch')}
      </Button>
    </Alert>
  );
}
