import { Group } from '@mantine/core';
import { chooseCompany } from '@prikazchik/graphql-client/company.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { OpenCompanyInput } from '@prikazchik/inputs/company.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CompanyFields } from './company-fields.tsx';
import { KindField } from './kind-field.tsx';
import { OfferField } from './offer-field.tsx';
import { OpenCompanyDocument } from './open-company.generated.ts';
import type { CompanyValues } from './steps.ts';
import { companyInput, NO_COMPANY } from './steps.ts';

type OpenShopValues = { company: CompanyValues; offerVersion: string; offerAccepted: boolean };

/** Opens one more shop for a person who has an account, and goes to work in it. */
export function OpenShopPage() {
  const t = useTranslations('registration.another');
  const navigate = useNavigate();
  const [isOfferOutdated, setOfferOutdated] = useState(false);
  const initialValues: OpenShopValues = { company: NO_COMPANY, offerVersion: '', offerAccepted: false };
  const form = useInputForm({
    schema: OpenCompanyInput,
    initialValues,
    toInput: (values) => ({ ...values, company: companyInput(values.company) }),
    submit: async (input) => {
      const { openCompany: answer } = await request(OpenCompanyDocument, { input });
      if (isProblem(answer)) {
        if (answer.code === 'OFFER_OUTDATED') setOfferOutdated(true);
        return answer;
      }
      chooseCompany(answer.companyId);
      await navigate({ to: '/' });
      return null;
    },
  });
  const company = {
    values: form.values.company,
    input: (name: string) => form.getInputProps(`company.${name}`),
    set: (name: string, value: string) => form.setFieldValue(`company.${name}`, value),
  };
  return (
    <NarrowPage title={t('title')}>
      <p>{t('lead')}</p>
      <Form form={form} label={t('title')}>
        <KindField form={company} />
        <CompanyFields form={company} />
        <OfferField
          input={form.getInputProps('offerAccepted', { type: 'checkbox' })}
          onRead={(version) => form.setFieldValue('offerVersion', version)}
          isOutdated={isOfferOutdated}
        />
        <Group justify="space-between" gap="sm">
          <ButtonLink to="/" variant="default" size="md">
            {t('cancel')}
          </ButtonLink>
          <Submit form={form}>{t('submit')}</Submit>
        </Group>
      </Form>
    </NarrowPage>
  );
}
