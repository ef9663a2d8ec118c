import { useApolloClient } from '@apollo/client/react';
import { Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { RequisitesInput } from '@prikazchik/inputs/company.input';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useSearch } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { UpdateRequisitesDocument } from './legal.generated.ts';
import { AccountFields, OrganizationFields } from './legal-fields.tsx';
import type { LegalCompany, LegalValues } from './legal-values.ts';
import { legalValues, requisitesInput } from './legal-values.ts';
import { Sheet } from './settings-sheet.tsx';
import { useRefusedField } from './use-refused-field.ts';

function useLegalForm({ kind, legal }: LegalCompany) {
  const t = useTranslations('company.legal');
  const client = useApolloClient();
  const { confirmed, dialog } = useConfirmation();
  const form = useInputForm({
    schema: RequisitesInput[kind],
    initialValues: legalValues(legal),
    toInput: (values: LegalValues) => requisitesInput(kind, values),
    submit: async (input) => {
      const answer = await confirmed(
        async (confirmation) => {
          const { data } = await client.mutate({ mutation: UpdateRequisitesDocument, variables: { input, confirmation } });
          if (!data) throw new Error('A mutation without data');
          return data.updateRequisites;
        },
        t('confirmed', { bic: input.bic, account: input.settlementAccount }),
      );
      if (isProblem(answer)) return answer;
      void notify(t('saved'));
      return null;
    },
  });
  return { form, dialog };
}

/** Changes the legal details. In a shop that trades, money follows them, so it asks first. */
export function LegalForm({ company }: { readonly company: LegalCompany }) {
  const t = useTranslations('company.legal');
  const { field } = useSearch({ from: '/cabinet/settings/legal' });
  const { form, dialog } = useLegalForm(company);
  const [isAsked, setAsked] = useState(false);
  useRefusedField(form, field);

  function ask(event?: SyntheticEvent<HTMLFormElement>): void {
    event?.preventDefault();
    const { errors, hasErrors } = form.validate();
    const [first] = Object.keys(errors);
    if (hasErrors && first) form.getInputNode(first)?.focus();
    else setAsked(true);
  }

  return (
    <>
      <UnsavedGuard when={() => form.isDirty()} />
      <Form form={{ ...form, send: company.state === 'ACTIVE' ? ask : form.send }} label={t('title')}>
        <Sheet>
          <OrganizationFields form={form} company={company} />
        </Sheet>
        <Sheet>
          <AccountFields form={form} company={company} />
        </Sheet>
        <Stack align="flex-start">
          <Submit form={form}>{t('save')}</Submit>
        </Stack>
      </Form>
      {dialog}
      {isAsked && (
        <Confirm title={t('danger.title')} verb={t('danger.confirm')} danger onConfirm={() => form.send()} onClose={() => setAsked(false)}>
          <Stack gap="xs">
            <Text>{t('danger.ends')}</Text>
            <Text>{t('danger.stays')}</Text>
          </Stack>
        </Confirm>
      )}
    </>
  );
}
