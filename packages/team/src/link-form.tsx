import { useApolloClient } from '@apollo/client/react';
import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { InviteByLinkInput, LINK_HOURS } from '@prikazchik/inputs/team.input';
import type { RoleRef } from '@prikazchik/permissions/role';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { useLocale, useTranslations } from 'use-intl';
import { InvitationsDocument } from './invitations.generated.ts';
import { LanguageField } from './language-field.tsx';
import { type InvitationLinkFragment, InviteByLinkDocument } from './links.generated.ts';
import { datesOf, type OfferLimits, OfferTerms, sentOf, UNLIMITED } from './offer-terms.tsx';
import { RolePicker } from './role-picker.tsx';
import classes from './team.module.css';

type LinkValues = { label: string; roles: RoleRef[]; note: string; locale: string; hours: string } & OfferLimits;

/** Makes a link for one person; it is shown in the answer and never again. */
export function LinkForm({ onMade }: { readonly onMade: (link: InvitationLinkFragment) => void }) {
  const t = useTranslations('links');
  const optional = useTranslations('team.invite');
  const client = useApolloClient();
  const initialValues: LinkValues = { label: '', roles: [], note: '', locale: useLocale().toUpperCase(), hours: '24', ...UNLIMITED };
  const form = useInputForm({
    schema: InviteByLinkInput,
    initialValues,
    toInput: (values) => ({ ...values, ...datesOf(values), hours: Number(values.hours) }),
    submit: async (input) => {
      const { data } = await client.mutate({
        mutation: InviteByLinkDocument,
        variables: { input: { ...input, ...sentOf(input) } },
        // The link itself stays in no cache.
        fetchPolicy: 'no-cache',
        refetchQueries: [InvitationsDocument],
      });
      const answer = data?.inviteByLink;
      if (answer && isProblem(answer)) return answer;
      if (answer) onMade(answer);
      return null;
    },
  });
  return (
    <Form form={form} label={t('submit')}>
      <Text c="dimmed">{t('lead')}</Text>
      <TextInput label={t('label')} description={t('labelHelp')} autoComplete="off" {...form.getInputProps('label')} />
      <RolePicker byLink input={form.getInputProps('roles')} />
      <OfferTerms value={form.values} error={form.errors.to ?? form.errors.from ?? form.errors.warehouseIds} onChange={form.setValues} />
      <Textarea label={t('note')} description={optional('noteHelp')} autosize minRows={2} {...form.getInputProps('note')} />
      <div className={classes.pair}>
        <LanguageField label={t('language')} {...form.getInputProps('locale')} />
        <NativeSelect
          label={t('hours')}
          data={LINK_HOURS.map((hours) => ({ value: String(hours), label: t(`hourChoices.${hours}`) }))}
          {...form.getInputProps('hours')}
        />
      </div>
      <Submit form={form}>{t('submit')}</Submit>
    </Form>
  );
}
