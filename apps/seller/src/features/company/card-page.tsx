import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Stack, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { CompanyInput } from '@prikazchik/inputs/company.input';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Facts } from '@prikazchik/ui/facts.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { SellerViewerDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useTranslations } from 'use-intl';
import type { CompanyCardQuery } from './company.generated.ts';
import { CompanyCardDocument, UpdateCompanyDocument } from './company.generated.ts';
import { OwnerSheet } from './owner-sheet.tsx';
import { SettingsSheet, Sheet, SheetOutline } from './settings-sheet.tsx';
import { TimeZoneSelect } from './time-zone-select.tsx';

type Company = CompanyCardQuery['company'];

/** What the shop shows of itself. */
export function CardPage() {
  const t = useTranslations('company.card');
  const can = useCan();
  const result = useQuery(CompanyCardDocument);
  return (
    <SettingsSheet title={t('title')} lead={t('lead')}>
      <QueryPage result={result} outline={<SheetOutline fields={4} />}>
        {({ company }) => (
          <>
            <Sheet>{can('company.update') ? <CardForm key={company.id} company={company} /> : <CardFacts company={company} />}</Sheet>
            <Sheet>
              <Standing company={company} />
            </Sheet>
            <OwnerSheet />
          </>
        )}
      </QueryPage>
    </SettingsSheet>
  );
}

function CardForm({ company }: { readonly company: Company }) {
  const t = useTranslations('company.card');
  const client = useApolloClient();
  const { name, contactEmail, contactPhone, timeZone } = company;
  const form = useInputForm({
    schema: CompanyInput,
    initialValues: { name, contactEmail: contactEmail ?? '', contactPhone: contactPhone ?? '', timeZone },
    submit: async (input) => {
      const { data } = await client.mutate({ mutation: UpdateCompanyDocument, variables: { input } });
      if (data && isProblem(data.updateCompany)) return data.updateCompany;
      // The shop's name stands in the bar too.
      void client.refetchQueries({ include: [SellerViewerDocument] });
      void notify(t('saved'));
      return null;
    },
  });
  return (
    <Form form={form} label={t('title')}>
      <UnsavedGuard when={() => form.isDirty()} />
      <TextInput label={t('name')} autoComplete="off" required {...form.getInputProps('name')} />
      <TextInput label={t('contactEmail')} type="email" autoComplete="off" {...form.getInputProps('contactEmail')} />
      <TextInput label={t('contactPhone')} type="tel" autoComplete="off" {...form.getInputProps('contactPhone')} />
      <TimeZoneSelect
        label={t('timeZone')}
        description={t('timeZoneHelp')}
        {...form.getInputProps('timeZone')}
        value={form.values.timeZone}
      />
      <Stack align="flex-start">
        <Submit form={form}>{t('save')}</Submit>
      </Stack>
    </Form>
  );
}

function CardFacts({ company: { name, contactEmail, contactPhone, timeZone } }: { readonly company: Company }) {
  const t = useTranslations('company.card');
  return (
    <>
      <Facts
        missing={t('notSet')}
        facts={[
          { name: t('name'), value: name },
          { name: t('contactEmail'), value: contactEmail },
          { name: t('contactPhone'), value: contactPhone },
          { name: t('timeZone'), value: timeZone },
        ]}
      />
      <Alert variant="default">{t('readOnly')}</Alert>
    </>
  );
}

/** What does not change here. */
function Standing({ company: { kind, state, createdAt, timeZone } }: { readonly company: Company }) {
  const t = useTranslations('company.card');
  const states = useTranslations('shell.shops.states');
  const format = useFormat(timeZone);
  return (
    <Facts
      missing={t('notSet')}
      facts={[
        { name: t('kind'), value: t(`kinds.${kind}`) },
        { name: t('state'), value: states(state) },
        { name: t('opened'), value: format.date(createdAt) },
      ]}
    />
  );
}
